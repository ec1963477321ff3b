using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition.Foreign;

/// <summary>A face model of others, which some runtime runs as it is: an ONNX file with any operators, a TorchScript
/// file.</summary>
public sealed class ForeignModel
{
    /// <summary>Leaves the bringing of pictures into a model's range to the model.</summary>
    internal static readonly ModelCard RawPixels = new() { InputMean = 0, InputScale = 1 };

    private readonly Func<InferenceOptions, IInferenceSession> _open;
    private readonly ForeignPixels _pixels;
    private readonly int _output;

    /// <summary>Finds out what the file says of itself, and runs it once on a black picture.</summary>
    /// <param name="file">The file as errors should name it.</param>
    /// <param name="input">How it wants its pictures; what the file says itself may be left out.</param>
    /// <param name="open">Opens the file in a runtime.</param>
    /// <exception cref="BadDataException">Something is missing, which is named with the option that says it, or contradicts
    /// the file; or the file puts out something else than one vector per picture.</exception>
    /// <exception cref="NotSupportedException">The runtime lacks an operator.</exception>
    public ForeignModel(string file, ForeignInput input, Func<InferenceOptions, IInferenceSession> open)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(open);
        _open = open;
        using var session = open(new(Input: input.InputName));
        _pixels = ForeignPixels.Of(file, input, session.InputExtents);
        _output = OutputOf(file, input, session.Outputs);
        using var probe = new ForeignSession(session, _pixels, _output, 0);
        EmbeddingSize = Probe(file, probe);
        var name = Path.GetFileNameWithoutExtension(file);
        Model = new FaceModel(
            new Network(
                name,
                [new InputNode("pictures", new(3, InputSize, InputSize)), new ForeignNetwork(name, "pictures", EmbeddingSize, Digest(file))],
                [name],
                ImmutableDictionary<string, FloatTensor>.Empty),
            new ModelCard
            {
                Architecture = name,
                InputSize = InputSize,
                EmbeddingSize = EmbeddingSize,
                ColourOrder = _pixels.BlueFirst ? "BGR" : "RGB",
                InputMean = _pixels.Means[1],
                InputScale = _pixels.Scales[1],
            });
    }

    /// <summary>What is known of the model, its network being a single node <see cref="ForeignNetwork"/>. The card's mean
    /// and scale are those of green where the colours differ.</summary>
    public FaceModel Model { get; }

    /// <summary>Side of the square pictures in pixels.</summary>
    public int InputSize => _pixels.Size;

    /// <summary>Elements of an embedding.</summary>
    public int EmbeddingSize { get; }

    /// <summary>An ONNX file, whatever its operators, in a backend that runs such files.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">How it wants its pictures; completed by the file <see cref="ForeignInputFile"/> beside it.</param>
    /// <param name="backend">What runs it.</param>
    /// <exception cref="BadDataException">See <see cref="ForeignModel(string, ForeignInput, Func{InferenceOptions, IInferenceSession})"/>.</exception>
    /// <exception cref="NotSupportedException">The backend lacks an operator.</exception>
    public static ForeignModel OfOnnx(string path, ForeignInput input, IInferenceBackend backend)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(backend);
        var bytes = File.ReadAllBytes(path);
        return new(path, input.Or(ForeignInputFile.Find(path)), options => backend.OpenOnnx(bytes, path, options));
    }

    /// <summary>Makes it ready to run on pictures <c>(N, 3, H, W)</c> of red, green and blue from 0 to 255.</summary>
    internal IInferenceSession Open(InferenceOptions options) =>
        new ForeignSession(_open(options with { Input = _pixels.InputName }), _pixels, _output, EmbeddingSize);

    private string Digest(string file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(file));
        hash.AppendData(Encoding.UTF8.GetBytes($"{_pixels.Described} {_output}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static int OutputOf(string file, ForeignInput input, IReadOnlyList<string> outputs)
    {
        var names = string.Join(", ", outputs.Take(12).Select(name => $"'{name}'"));
        if (input.OutputName is not { } wanted)
        {
            return outputs.Count == 1 ? 0 : throw new BadDataException(file, $"has the outputs {names}; say which one is the embedding: --output-name, or \"output_name\" in {ForeignInputFile.PathFor(file)}.");
        }

        var index = outputs.ToList().IndexOf(wanted);
        return index >= 0 ? index : throw new BadDataException(file, $"has no output '{wanted}'; it has {names}.");
    }

    private int Probe(string file, ForeignSession session)
    {
        try
        {
            return session.Run(new(new(1, 3, InputSize, InputSize), new float[3 * InputSize * InputSize]))[0].Shape[1];
        }
        catch (ArgumentException e)
        {
            throw new BadDataException(file, $"does not embed a picture of {InputSize} x {InputSize} pixels: {e.Message.Split(" (Parameter", 2)[0].TrimEnd('.')}.", e);
        }
    }
}
