using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Formats;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Evaluate;

/// <summary>A toy release and a small network with random weights, made once for several tests that only read them.</summary>
public sealed class ToyIjb : IDisposable
{
    private readonly TemporaryFolder _model = new();

    public ToyIjb()
    {
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 16, InputSize = 32 }, seed: 3);
        ModelFile.Save(Model, new FaceModel(network, ModelCard.Of(network)));
        Write(Folder.Path);
    }

    /// <summary>The release.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>The network's file.</summary>
    public string Model => _model["model.onnx"];

    /// <summary>Writes the release into an empty folder.</summary>
    public static void Write(string folder) =>
        DataCommand.Create().Parse(["toy-ijb", folder, "--subjects", "6", "--images", "6", "--seed", "4", "--quiet"]).Invoke().ShouldBe(ExitCode.Done);

    /// <inheritdoc/>
    public void Dispose()
    {
        Folder.Dispose();
        _model.Dispose();
    }
}
