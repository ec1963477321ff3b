using GhostFaceNets.Detection;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;
using Google.Protobuf;

namespace GhostFaceNets.OnnxRuntime.Tests.Detection;

/// <summary>Detectors in ONNX Runtime and in the engine, layer by layer.</summary>
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
            foreach (var (layer, tensor) in layers.Zip(actual.Run(input))) LayerProof.ShouldAgree(tensor, wanted[layer], layer);
            foreach (var (output, tensor) in fused.Outputs.Zip(fused.Run(input))) LayerProof.ShouldAgree(tensor, wanted[output], output);
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
