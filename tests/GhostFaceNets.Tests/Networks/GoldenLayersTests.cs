using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Networks;

public class GoldenLayersTests
{
    [Theory]
    [InlineData("ghostfacenetv1", "v1")]
    [InlineData("ghostfacenetv2", "v2")]
    public void Every_weight_has_the_name_the_shape_and_the_place_that_Keras_gives_it(string architecture, string file)
    {
        var network = Published(architecture);
        var golden = File.ReadLines(SharedFolder.Golden("keras", $"models_{file}_w1.3_s1_tensors.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => $"{cells[1]}/{RoleOf(cells[3])} {cells[6]}");
        var built =
            from node in network.Nodes
            from slot in network.WeightSlotsOf(node)
            select $"{node.WeightName(slot.Role)} {string.Join('x', slot.Shape.Extents)}";
        built.ShouldBe(golden);
    }

    [Theory]
    [InlineData("ghostfacenetv1", "v1")]
    [InlineData("ghostfacenetv2", "v2")]
    public void The_layers_are_those_of_Keras_save_for_padding_and_shapes(string architecture, string file) =>
        Published(architecture).Nodes.Select(node => node.Name).Order().ShouldBe(LayersOf(file).Order());

    [Theory]
    [InlineData("ghostfacenetv1", "v1")]
    [InlineData("ghostfacenetv2", "v2")]
    public void Keras_order_of_layers_can_be_computed_here_too(string architecture, string file)
    {
        var network = Published(architecture);
        var place = LayersOf(file).Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at);
        foreach (var node in network.Nodes)
        {
            foreach (var input in node.Inputs) place[input].ShouldBeLessThan(place[node.Name], $"{input} before {node.Name}");
        }
    }

    private static Network Published(string architecture) =>
        Architecture.Outline(architecture, new() { Width = 1.3, StemStride = 1, UseBias = true });

    private static List<string> LayersOf(string file)
    {
        string[] absent = ["_pad", "reshape", "tf.compat", "tf.__operators__"];
        return [.. File.ReadLines(SharedFolder.Golden("keras", $"models_{file}_keras_layer_order.txt"))
            .Where(name => name.Length > 0 && !absent.Any(name.Contains))];
    }

    private static string RoleOf(string tensor) => tensor switch
    {
        "depthwise_kernel" => "kernel",
        "moving_mean" => "mean",
        "moving_variance" => "variance",
        _ => tensor,
    };
}
