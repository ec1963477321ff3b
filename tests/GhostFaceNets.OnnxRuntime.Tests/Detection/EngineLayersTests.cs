using GhostFaceNets.Detection;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;
using Google.Protobuf;

namespace GhostFaceNets.OnnxRuntime.Tests.Detection;

/// <summary>Networks of others in ONNX Runtime and in the engine, layer by layer.</summary>
public class EngineLayersTests
{
    [Theory]
    [InlineData("yunet_n_320_320.onnx")]
    [InlineData("yunet_s_640_640.onnx")]
    [InlineData("yunet_n_dynamic.onnx")]
    public void Every_layer_of_a_detector_gives_what_ONNX_Runtime_gives(string file)
    {
        var bytes = File.ReadAllBytes(SharedFolder.Data("models", file));
        var proto = ModelProto.Parser.ParseFrom(bytes);
        var network = new OnnxGraph(bytes, file).Read(new(96, 160));
        string[] layers = [.. network.Nodes.Where(node => node is not InputNode).Select(node => node.Name)];
        proto.Graph.Output.Clear();
        proto.Graph.Output.AddRange(layers.Select(layer => new ValueInfoProto { Name = layer }));
        using var expected = new OnnxRuntimeBackend().OpenOnnx(proto.ToByteArray(), file, new());
        using var actual = new EngineBackend().Open(new(network.Name, network.Nodes, [.. layers], network.Weights), new());
        using var fused = new EngineBackend().OpenOnnx(bytes, file, new());
        foreach (var input in (FloatTensor[])[Photograph(network.Input.Shape), Noise(network.Input.Shape)])
        {
            var wanted = layers.Zip(expected.Run(input)).ToDictionary(layer => layer.First, layer => layer.Second);
            foreach (var (layer, tensor) in layers.Zip(actual.Run(input))) ShouldAgree(tensor, wanted[layer], layer);
            foreach (var (output, tensor) in fused.Outputs.Zip(fused.Run(input))) ShouldAgree(tensor, wanted[output], output);
        }
    }

    [Fact]
    public void Every_layer_of_MobileFaceNet_gives_what_ONNX_Runtime_gives()
    {
        var network = ModelFile.Load(SharedFolder.Data("models", "mobilefacenet_y1-symbol.json")).Network;
        string[] layers = [.. network.Nodes.Where(node => node is not InputNode).Select(node => node.Name)];
        network = new(network.Name, network.Nodes, [.. layers], network.Weights);
        using var reference = new OnnxRuntimeBackend().Open(network, new());
        using var engine = new EngineBackend().Open(network, new());
        var photograph = new FloatTensor(new(1, 3, 112, 112), [.. Photograph(network.Input.Shape).Values.Select(value => (value - 127.5f) / 128)]);
        foreach (var input in (FloatTensor[])[photograph, BackendProof.RandomInput(network, batch: 1)])
        {
            foreach (var (layer, (actual, expected)) in layers.Zip(engine.Run(input).Zip(reference.Run(input)))) ShouldAgree(actual, expected, layer);
        }
    }

    private static void ShouldAgree(FloatTensor actual, FloatTensor expected, string layer)
    {
        actual.Shape.ShouldBe(expected.Shape, layer);
        var largest = Math.Max(1, expected.Values.Max(Math.Abs));
        for (var i = 0; i < expected.Values.Length; i++)
        {
            if (!(Math.Abs(actual.Values[i] - expected.Values[i]) <= 2e-5f * largest))
            {
                Assert.Fail($"{layer}[{i}] is {actual.Values[i]}, expected {expected.Values[i]}");
            }
        }
    }

    private static FloatTensor Photograph(TensorShape shape)
    {
        var view = PictureView.Whole(PictureFile.Read(SharedFolder.Data("photos", "obama_family.jpg")), shape.Width, shape.Height).Pixels;
        var values = new float[shape.Count];
        for (var at = 0; at < view.Width * view.Height; at++)
        for (var channel = 0; channel < 3; channel++)
        {
            values[(channel * shape.Height + at / view.Width) * shape.Width + at % view.Width] = view.Pixels[3 * at + 2 - channel];
        }

        return new(new(1, 3, shape.Height, shape.Width), values);
    }

    private static FloatTensor Noise(TensorShape shape)
    {
        var random = new Random(11);
        return new(new(1, 3, shape.Height, shape.Width), [.. Enumerable.Range(0, (int)shape.Count).Select(_ => 255 * random.NextSingle())]);
    }
}
