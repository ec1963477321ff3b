using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Torch;
using TorchSharp;

/// <summary>A training step of GhostFaceNetV1 with ArcFace on 1,000 classes, SGD and L2 decay.</summary>
internal sealed class NetworkStep : IDisposable
{
    public const int Classes = 1000;
    private const double Decay = 5e-4;
    private readonly NetworkModule _module;
    private readonly NormalizedHead _head;
    private readonly ArcFace _loss = new();
    private readonly Sgd _optimizer;
    private readonly L2Penalty _penalty;

    public NetworkStep(double width, int stride)
    {
        var network = Architecture.Build("ghostfacenetv1", new ArchitectureOptions { Width = width, StemStride = stride });
        _module = new NetworkModule(network);
        _head = new NormalizedHead(network.ShapeOf(network.Outputs[0]).Channels, Classes);
        NamedParameter[] parameters = [.. NamedParameters.Of(_module), .. NamedParameters.Of(_head)];
        _optimizer = new Sgd(parameters, 0.01);
        _penalty = new L2Penalty(parameters, parameters.Where(each => each.Decays).ToDictionary(each => each.Name, _ => Decay));
        Parameters = NetworkCount.Of(network).TrainableParameters;
    }

    public long Parameters { get; }

    /// <summary>Trains on pictures <c>(N, 3, 112, 112)</c> and their classes.</summary>
    public void Run(torch.Tensor images, torch.Tensor labels)
    {
        using var scope = torch.NewDisposeScope();
        var value = _loss.PerSample(_head.forward(_module.forward(images), new Targets(labels))).mean();
        _optimizer.ZeroGradients();
        value.backward();
        _penalty.AddGradients();
        _optimizer.Step();
        value.item<float>();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _loss.Dispose();
        _head.Dispose();
        _module.Dispose();
    }
}
