using System.Runtime.ExceptionServices;

namespace GhostFaceNets.Training.Data;

/// <summary>Reads batches ahead on threads of its own, across the ends of epochs. The order of the batches and all that
/// is in them depend on the seed alone, not on the threads.</summary>
public sealed class BatchLoader : IDisposable
{
    private readonly object _gate = new();
    private readonly IFaceSource _source;
    private readonly IBatchSampler _sampler;
    private readonly LoaderOptions _options;
    private readonly FaceReader _reader;
    private readonly Slot[] _slots;
    private readonly Thread[] _threads;
    private readonly long _end;
    private long _reading;
    private int _item;
    private long _given;
    private bool _held;
    private bool _closed;
    private ExceptionDispatchInfo? _error;

    /// <summary>Starts to read.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="sampler">The order of its pictures; no one else may use it.</param>
    /// <param name="options">How to read.</param>
    /// <param name="start">The first batch to give.</param>
    /// <param name="epochs">The epoch to end before.</param>
    public BatchLoader(IFaceSource source, IBatchSampler sampler, LoaderOptions options, (int Epoch, int Step) start, int epochs)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(options);
        (_source, _sampler, _options) = (source, sampler, options);
        _reader = new FaceReader(source, sampler, options);
        var teacherSize = source.TeacherEmbeddings?.Size;
        _slots = [.. Enumerable.Range(0, options.Prefetch + 1).Select(_ => new Slot(new FaceBatch(sampler.BatchSize, options.InputSize, teacherSize)))];
        _reading = _given = (long)start.Epoch * sampler.Steps + start.Step;
        _end = (long)epochs * sampler.Steps;
        _threads = [.. Enumerable.Range(0, options.Threads).Select(i => new Thread(Work) { IsBackground = true, Name = $"decoder {i}" })];
        foreach (var thread in _threads) thread.Start();
    }

    /// <summary>What is wrong with each picture that was skipped so far.</summary>
    public IReadOnlyList<string> Broken => _reader.Broken;

    /// <summary>Waits for the next batch; the one before is used again from now on.</summary>
    /// <returns>Null after the last.</returns>
    /// <exception cref="BadDataException">A picture is broken and the policy is to stop.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public FaceBatch? Next(CancellationToken cancellation = default)
    {
        using var wake = cancellation.UnsafeRegister(_ => Wake(), null);
        lock (_gate)
        {
            if (_held) _given++;
            _held = true;
            Monitor.PulseAll(_gate);
            if (_given >= _end) return null;
            var slot = SlotOf(_given);
            while (slot.Batch != _given || !slot.IsReady)
            {
                _error?.Throw();
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

            return slot.Faces;
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        foreach (var thread in _threads) thread.Join();
    }

    private void Work()
    {
        try
        {
            while (Take() is var (slot, place))
            {
                Read(slot, place);
                if (Interlocked.Decrement(ref slot.Missing) == 0) _options.Augmentation.Mixup?.Apply(slot.Faces, _options.Seed);
                lock (_gate)
                {
                    if (++slot.Done == _sampler.BatchSize) Monitor.PulseAll(_gate);
                }
            }
        }
#pragma warning disable CA1031 // The thread that asks for batches throws it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            lock (_gate)
            {
                _error ??= ExceptionDispatchInfo.Capture(error);
                Monitor.PulseAll(_gate);
            }
        }
    }

    private void Read(Slot slot, int place)
    {
        var faces = slot.Faces;
        var picture = _reader.Read(faces.Epoch, slot.Pictures.Span[place], faces.Pixels.AsSpan(place * _reader.Length, _reader.Length));
        faces.Labels[place] = _source.PersonOf(picture);
        if (_source.TeacherEmbeddings is { } teacher) teacher[picture].CopyTo(faces.TeacherEmbeddings.AsSpan(place * teacher.Size));
    }

    // The next picture to read; waits while all slots hold batches that were not used yet. Null: there is nothing left.
    private (Slot Slot, int Place)? Take()
    {
        lock (_gate)
        {
            while (_reading >= _given + _slots.Length && _reading < _end && !_closed) Monitor.Wait(_gate);
            if (_closed || _error is not null || _reading >= _end) return null;
            var slot = SlotOf(_reading);
            if (_item == 0) slot.Start(_reading, _sampler);
            var place = _item++;
            if (_item == _sampler.BatchSize) (_reading, _item) = (_reading + 1, 0);
            return (slot, place);
        }
    }

    private Slot SlotOf(long batch) => _slots[batch % _slots.Length];

    private void Wake()
    {
        lock (_gate) Monitor.PulseAll(_gate);
    }

    private sealed class Slot(FaceBatch faces)
    {
        /// <summary>Pictures that no thread has read yet.</summary>
        public int Missing;

        /// <summary>Pictures whose threads have finished.</summary>
        public int Done;

        public FaceBatch Faces { get; } = faces;
        public long Batch { get; private set; } = -1;
        public bool IsReady => Done == Pictures.Length;
        public ReadOnlyMemory<int> Pictures { get; private set; }

        public void Start(long batch, IBatchSampler sampler)
        {
            (Faces.Epoch, Faces.Step) = ((int)(batch / sampler.Steps), (int)(batch % sampler.Steps));
            Pictures = sampler.Batch(Faces.Epoch, Faces.Step);
            (Batch, Missing, Done) = (batch, sampler.BatchSize, 0);
        }
    }
}
