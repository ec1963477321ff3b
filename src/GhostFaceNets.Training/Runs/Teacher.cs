using GhostFaceNets.Formats;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>A trained network whose embeddings another is trained towards.</summary>
internal sealed class Teacher : IDisposable
{
    private readonly NetworkModule _module;

    private Teacher(NetworkModule module, int size) => (_module, EmbeddingSize) = (module, size);

    /// <summary>Elements of its embeddings.</summary>
    public int EmbeddingSize { get; }

    /// <summary>Loads it.</summary>
    /// <param name="file">A model file or run folder.</param>
    /// <param name="inputSize">Side of the pictures that it will be given.</param>
    /// <param name="device">Where it runs.</param>
    /// <exception cref="BadDataException">The file is no model, or takes other pictures.</exception>
    public static Teacher Open(string file, int inputSize, torch.Device device)
    {
        var model = ModelFile.Load(file);
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
            return new(module, model.Network.ShapeOf(model.Network.Outputs[0]).Channels);
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

    /// <summary>Frees the network.</summary>
    public void Dispose() => _module.Dispose();
}
