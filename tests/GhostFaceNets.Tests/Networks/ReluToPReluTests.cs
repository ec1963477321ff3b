using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Passes;

namespace GhostFaceNets.Tests.Networks;

public class ReluToPReluTests
{
    [Theory]
    [InlineData("ghostfacenetv1")]
    [InlineData("ghostfacenetv2")]
    public void A_ReLU_network_becomes_the_published_one(string architecture)
    {
        var relu = Architecture.Build(architecture, new() { Width = 0.5, Activation = BackboneActivation.Relu });
        var prelu = ReluToPRelu.Apply(relu);

        var published = Architecture.Outline(architecture, new() { Width = 0.5 });
        prelu.Nodes.Select(Described).ShouldBe(published.Nodes.Select(Described));
        foreach (var node in prelu.Nodes.OfType<PRelu>())
        {
            prelu.Weight(node, WeightRole.Alpha).Values.ShouldAllBe(slope => slope == 0.25f);
        }

        foreach (var (name, weight) in relu.Weights) prelu.Weights[name].ShouldBeSameAs(weight);
    }

    [Fact]
    public void An_output_that_was_a_ReLU_goes_by_its_new_name()
    {
        var network = new Network(
            "toy", [new InputNode("x", new(2, 1, 1)), new Activation("y_relu", "x", ActivationKind.Relu)], ["y_relu"],
            System.Collections.Immutable.ImmutableDictionary<string, FloatTensor>.Empty);
        ReluToPRelu.Apply(network).Outputs.ShouldBe(["y_prelu"]);
    }

    private static string Described(Node node) => $"{node.GetType().Name} {node.Name} <- {string.Join(' ', node.Inputs)}";
}
