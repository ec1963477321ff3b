using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition.Foreign;

namespace GhostFaceNets.Recognition;

/// <summary>Turns aligned faces into embeddings: the raw output of a face network. The same faces in the same order
/// give the same numbers, however many sessions run. Calls may come from several threads at once.</summary>
/// <example><code>
/// using var embedder = new Embedder(ModelFile.Load("model.onnx"), new OnnxRuntimeBackend());
/// var embeddings = embedder.Embed([PictureFile.Read("a.png"), PictureFile.Read("b.png")]);
/// </code></example>
public sealed class Embedder : IDisposable
{
    private readonly FaceModel _model;
    private readonly Func<InferenceOptions, IInferenceSession> _open;
    private readonly EmbedderOptions _options;
    private readonly InputNormalization _normalization;
    private readonly TensorShape _input;
    private readonly ConcurrentBag<EmbeddingSession> _idle = [];
    private long _ticksInNetwork;

    /// <summary>Opens a model; further sessions open when they are first needed.</summary>
    /// <param name="model">A network that reads <c>(3, H, W)</c> and has one output, a vector.</param>
    /// <param name="backend">What runs it.</param>
    /// <param name="options">Defaults to one session per core on the CPU.</param>
    /// <exception cref="ArgumentException">The network is no face network.</exception>
    /// <exception cref="NotSupportedException">The device is absent, or the backend lacks an operator.</exception>
    public Embedder(FaceModel model, IInferenceBackend backend, EmbedderOptions? options = null)
        : this(model, Opener(model, backend), new(model.Card), options)
    {
    }

    /// <summary>Opens a model of others; further sessions open when they are first needed.</summary>
    /// <param name="model">The model, with what runs it.</param>
    /// <param name="options">Defaults to one session per core on the CPU.</param>
    /// <exception cref="NotSupportedException">The device is absent.</exception>
    public Embedder(ForeignModel model, EmbedderOptions? options = null)
        : this(model?.Model ?? throw new ArgumentNullException(nameof(model)), model.Open, new(ForeignModel.RawPixels), options)
    {
    }

    private Embedder(FaceModel model, Func<InferenceOptions, IInferenceSession> open, InputNormalization normalization, EmbedderOptions? options)
    {
        (_model, _open, _options) = (model, open, options ?? new());
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.BatchSize, 1, nameof(options));
        Sessions = _options.Sessions ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(Sessions, 1, nameof(options));
        _input = model.Network.Input.Shape;
        EmbeddingSize = model.EmbeddingSize();
        _normalization = normalization;
        var first = _open(new(_options.Device));
        Device = first.Device;
        _idle.Add(new(first, normalization, _input, EmbeddingSize));
    }

    /// <summary>The model.</summary>
    public FaceModel Model => _model;

    /// <summary>Side of the square faces that the network reads, in pixels.</summary>
    public int InputSize => _input.Height;

    /// <summary>Elements of an embedding.</summary>
    public int EmbeddingSize { get; }

    /// <summary>The device in use.</summary>
    public string Device { get; }

    /// <summary>Batches that run at the same time.</summary>
    public int Sessions { get; }

    /// <summary>The time that sessions have spent in the network so far, summed over those that ran at the same time.</summary>
    public TimeSpan TimeInNetwork => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _ticksInNetwork));

    /// <summary>Embeds faces that are in memory.</summary>
    /// <param name="faces">Aligned faces of <see cref="InputSize"/> pixels.</param>
    /// <param name="flip">Whether each embedding is the sum of the face's and its mirror image's.</param>
    /// <param name="cancellation">Stops after the batches that are running.</param>
    /// <returns>One embedding per face, in the faces' order.</returns>
    /// <exception cref="ArgumentException">A face has another size; both are named.</exception>
    public Embeddings Embed(IReadOnlyList<Picture> faces, bool flip = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        return Embed(faces.Count, index => faces[index], flip, cancellation: cancellation);
    }

    /// <summary>Embeds faces that are loaded as they are needed, by the threads that embed them, so that a million
    /// of them need no more memory than the batches that are running.</summary>
    /// <param name="count">The number of faces; about four million at 512 elements fill the largest array.</param>
    /// <param name="load">Gives the face of an index in 0..count-1; called once for each, from several threads.</param>
    /// <param name="flip">Whether each embedding is the sum of the face's and its mirror image's.</param>
    /// <param name="progress">Hears the number of faces done so far.</param>
    /// <param name="cancellation">Stops after the batches that are running.</param>
    /// <returns>One embedding per face, in the faces' order.</returns>
    /// <exception cref="ArgumentException">A face has another size; both are named.</exception>
    public Embeddings Embed(
        int count, Func<int, Picture> load, bool flip = false, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var embeddings = Room(count);
        ForEachBatch(count, load, (faces, part) => EmbedBatch(faces, Part(embeddings, part), default, flip), progress, cancellation);
        return embeddings;
    }

    /// <summary>Embeds faces and their mirror images and keeps the two apart.</summary>
    /// <param name="count">The number of faces.</param>
    /// <param name="load">Gives the face of an index in 0..count-1; called once for each, from several threads.</param>
    /// <param name="progress">Hears the number of faces done so far.</param>
    /// <param name="cancellation">Stops after the batches that are running.</param>
    /// <returns>One embedding per face and one per mirror image, in the faces' order.</returns>
    /// <exception cref="ArgumentException">A face has another size; both are named.</exception>
    public (Embeddings Faces, Embeddings Mirrors) EmbedWithMirrors(
        int count, Func<int, Picture> load, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var (straight, mirrors) = (Room(count), Room(count));
        ForEachBatch(count, load, (faces, part) => EmbedBatch(faces, Part(straight, part), Part(mirrors, part), flip: false), progress, cancellation);
        return (straight, mirrors);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var session)) session.Dispose();
    }

    private static Span<float> Part(Embeddings embeddings, Range part) =>
        embeddings.Values.AsSpan(part.Start.Value * embeddings.Size, (part.End.Value - part.Start.Value) * embeddings.Size);

    private Embeddings Room(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength / EmbeddingSize);
        return new(count, EmbeddingSize, new float[count * EmbeddingSize]);
    }

    private void ForEachBatch(int count, Func<int, Picture> load, Action<Picture[], Range> embed, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(load);
        var batches = (count + _options.BatchSize - 1) / _options.BatchSize;
        var done = 0;
        if (batches == 1)
        {
            // One face should not wait for threads.
            cancellation.ThrowIfCancellationRequested();
            Batch(0);
            return;
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Sessions, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, batches, parallel, Batch);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        void Batch(int batch)
        {
            var start = batch * _options.BatchSize;
            var faces = new Picture[Math.Min(_options.BatchSize, count - start)];
            for (var i = 0; i < faces.Length; i++) faces[i] = Checked(load(start + i), start + i);
            embed(faces, start..(start + faces.Length));
            progress?.Report(Interlocked.Add(ref done, faces.Length));
        }
    }

    /// <summary>Embeds a batch; its mirror images go where there is room for them, or are added where it is asked for.</summary>
    private void EmbedBatch(Picture[] faces, Span<float> embeddings, Span<float> apart, bool flip)
    {
        if (!_idle.TryTake(out var session)) session = new(_open(new(_options.Device)), _normalization, _input, EmbeddingSize);
        try
        {
            session.Put(faces);
            Run(session).CopyTo(embeddings);
            if (!flip && apart.IsEmpty) return;
            session.Mirror();
            var mirrors = Run(session);
            if (!flip) mirrors.CopyTo(apart);
            else for (var i = 0; i < embeddings.Length; i++) embeddings[i] += mirrors[i];
        }
        finally
        {
            _idle.Add(session);
        }
    }

    private ReadOnlySpan<float> Run(EmbeddingSession session)
    {
        var start = Stopwatch.GetTimestamp();
        var values = session.Run();
        Interlocked.Add(ref _ticksInNetwork, Stopwatch.GetTimestamp() - start);
        return values;
    }

    private Picture Checked(Picture face, int index) =>
        face.Width == _input.Width && face.Height == _input.Height
            ? face
            : throw new ArgumentException(
                $"Face {index} has {face.Width} x {face.Height} pixels, the model takes {_input.Width} x {_input.Height}.", nameof(face));

    private static Func<InferenceOptions, IInferenceSession> Opener(FaceModel model, IInferenceBackend backend)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(backend);
        return options => backend.Open(model.Network, options);
    }
}
