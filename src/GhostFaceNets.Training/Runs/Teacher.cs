using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>A trained network whose embeddings another is trained towards.</summary>
internal sealed class Teacher : IDisposable
{
    private readonly NetworkModule _module;
    private readonly NormalizedHead? _head;

    private Teacher(string file, NetworkModule module, int size, NormalizedHead? head) =>
        (File, _module, EmbeddingSize, _head) = (file, module, size, head);

    /// <summary>Where it was read from.</summary>
    public string File { get; }

    /// <summary>Elements of its embeddings.</summary>
    public int EmbeddingSize { get; }

    /// <summary>The classes that it tells apart: as many as it has centres for, or its outputs where it has no centres.</summary>
    public int Classes => _head?.Classes ?? EmbeddingSize;

    /// <summary>Whether it came with class centres.</summary>
    public bool HasCentres => _head is not null;

    /// <summary>Loads it.</summary>
    /// <param name="file">A model file or run folder.</param>
    /// <param name="inputSize">Side of the pictures that it will be given.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="withScores">Whether its class centres are needed: of a run folder or checkpoint then, and the network that
    /// they were trained with.</param>
    /// <exception cref="BadDataException">The file is no model, or takes other pictures.</exception>
    public static Teacher Open(string file, int inputSize, torch.Device device, bool withScores)
    {
        var centres = withScores && MayHaveCentres(file) ? TrainedCentres.Read(file) : null;
        var model = centres?.Model ?? ModelFile.Load(file);
        OnnxFile.DemandDescription(file);
        StartingModel.CheckInput(file, model.Card);
        if (model.Card.InputSize != inputSize)
        {
            throw new BadDataException(
                file, $"this teacher takes pictures of {model.Card.InputSize} x {model.Card.InputSize}, the network that is trained {inputSize} x {inputSize}.");
        }

        try
        {
            var module = new NetworkModule(model.Network);
            module.eval();
            module.to(device);
            return new(file, module, model.Network.ShapeOf(model.Network.Outputs[0]).Channels, centres is null ? null : Head(centres, device));
        }
        catch (NotSupportedException error)
        {
            throw new BadDataException(file, $"this teacher cannot be run here: {error.Message}", error);
        }
    }

    /// <summary>Embeddings of a batch, without gradients.</summary>
    public torch.Tensor Embed(torch.Tensor pixels)
    {
        using var _ = torch.no_grad();
        return _module.forward(pixels);
    }

    /// <summary>Its cosines to the classes, <c>(N, C)</c>; what comes out of it where it has no centres.</summary>
    /// <param name="embeddings">What <see cref="Embed"/> gave.</param>
    /// <param name="targets">The true classes.</param>
    public torch.Tensor Scores(torch.Tensor embeddings, Targets targets)
    {
        if (_head is null) return embeddings;
        using var _ = torch.no_grad();
        return _head.forward(embeddings, targets).Scores;
    }

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        _head?.Dispose();
        _module.Dispose();
    }

    private static bool MayHaveCentres(string file) =>
        Directory.Exists(file) || Path.GetExtension(file).Equals(".safetensors", StringComparison.OrdinalIgnoreCase);

    private static NormalizedHead Head(TrainedCentres centres, torch.Device device)
    {
        var head = new NormalizedHead(centres.Unit.Size, centres.Classes, centres.SubCentres);
        using var kernel = torch.tensor(centres.Unit.Values).view(centres.Unit.Count, centres.Unit.Size);
        head.LoadState(new Dictionary<string, torch.Tensor> { ["kernel"] = kernel });
        head.eval();
        head.to(device);
        return head;
    }
}
