// A training step of GhostFaceNetV1 with ArcFace on 1,000 classes and SGD, as in training/pytorch_training.py.
// usage: TrainingSpeed WIDTH STRIDE BATCH THREADS SECONDS
// Prints one line of JSON with images_per_second, by the clock and by the processor time spent (all threads together).
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Torch;
using TorchSharp;

const int classes = 1000;
const double decay = 5e-4;
var numbers = args.Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var (width, stride, batch, threads, seconds) = (numbers[0], (int)numbers[1], (int)numbers[2], (int)numbers[3], numbers[4]);

TorchRuntime.Start();
torch.set_num_threads(threads);
var network = Architecture.Build("ghostfacenetv1", new ArchitectureOptions { Width = width, StemStride = stride });
using var module = new NetworkModule(network);
using var head = new NormalizedHead(network.ShapeOf(network.Outputs[0]).Channels, classes);
using var loss = new ArcFace();
NamedParameter[] parameters = [.. NamedParameters.Of(module), .. NamedParameters.Of(head)];
using var optimizer = new Sgd(parameters, 0.01);
using var images = torch.randn(batch, 3, 112, 112);
using var labels = torch.randint(0, classes, [batch], torch.int64);
for (var i = 0; i < 3; i++) Step();
var (steps, clock, before) = (0, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
for (; clock.Elapsed.TotalSeconds < seconds; steps++) Step();
Console.WriteLine(JsonSerializer.Serialize(new
{
    program = "GhostFaceNets",
    images_per_second = steps * batch / clock.Elapsed.TotalSeconds,
    images_per_cpu_second = steps * batch / (Environment.CpuUsage.TotalTime - before).TotalSeconds,
    parameters = NetworkCount.Of(network).TrainableParameters,
}));

void Step()
{
    using var scope = torch.NewDisposeScope();
    var value = loss.PerSample(head.forward(module.forward(images), new Targets(labels))).mean();
    optimizer.ZeroGradients();
    value.backward();
    using (torch.no_grad())
    {
        foreach (var parameter in parameters.Where(each => each.Decays)) parameter.Value.grad!.add_(parameter.Value, alpha: decay);
    }

    optimizer.Step();
    value.item<float>();
}
