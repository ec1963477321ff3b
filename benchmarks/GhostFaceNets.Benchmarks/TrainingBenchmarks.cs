using BenchmarkDotNet.Attributes;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Torch;
using TorchSharp;

/// <summary>Parts of a training step, batch 64, two threads.</summary>
public class TrainingBenchmarks
{
    private const int Batch = 64;
    private const int EmbeddingSize = 512;
    private const int Classes = 20_000;
    private NetworkStep _network = null!;
    private ClassificationHead _full = null!;
    private ClassificationHead _sampled = null!;
    private Sgd _fullOptimizer = null!;
    private Sgd _sampledOptimizer = null!;
    private torch.Tensor _images = null!;
    private torch.Tensor _labels = null!;

    /// <summary>Makes networks of random weights.</summary>
    [GlobalSetup]
    public void Begin()
    {
        TorchRuntime.Start();
        torch.set_num_threads(2);
        _network = new NetworkStep(width: 1.3, stride: 2);
        (_full, _sampled) = (new NormalizedHead(EmbeddingSize, Classes), new SampledHead(EmbeddingSize, Classes, rate: 0.1));
        (_fullOptimizer, _sampledOptimizer) = (new Sgd(NamedParameters.Of(_full), 0.01), new Sgd(NamedParameters.Of(_sampled), 0.01));
        _images = torch.randn(Batch, 3, 112, 112);
        _labels = torch.randint(0, NetworkStep.Classes, [Batch], torch.int64);
    }

    /// <summary>GhostFaceNetV1 1.3/2 with ArcFace on 1,000 classes.</summary>
    [Benchmark]
    public void WholeStep() => _network.Run(_images, _labels);

    /// <summary>ArcFace on 20,000 classes, without a network.</summary>
    [Benchmark]
    public void FullHead() => Step(_full, _fullOptimizer);

    /// <summary>A tenth of 20,000 classes.</summary>
    [Benchmark]
    public void SampledHead() => Step(_sampled, _sampledOptimizer);

    /// <summary>Frees everything.</summary>
    [GlobalCleanup]
    public void End()
    {
        foreach (var each in (IDisposable[])[_network, _full, _sampled, _fullOptimizer, _sampledOptimizer, _images, _labels]) each.Dispose();
    }

    private void Step(ClassificationHead head, Sgd optimizer)
    {
        using var scope = torch.NewDisposeScope();
        using var loss = new ArcFace();
        var embeddings = torch.randn(Batch, EmbeddingSize).requires_grad_(true);
        optimizer.ZeroGradients();
        loss.PerSample(head.forward(embeddings, new Targets(_labels))).mean().backward();
        optimizer.Step();
    }
}
