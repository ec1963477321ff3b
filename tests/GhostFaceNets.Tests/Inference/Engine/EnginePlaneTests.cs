using System.Collections.Immutable;
using CsCheck;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Inference.Engine;

/// <summary>First layers whose maps lie in planes.</summary>
public class EnginePlaneTests
{
    private static readonly Extent One = Extent.Square(1);

    private static readonly Extent Three = Extent.Square(3);

    private static readonly Extent Two = Extent.Square(2);

    private static readonly int[] Filters = [1, 3, 4, 5, 6, 9, 10, 11, 12, 18, 20, 32];

    private static readonly int[] Sides = [8, 16, 24, 32, 48, 56, 64, 80, 112];

    private static readonly Gen<TensorShape> Picture = Gen.Select(Gen.Int[1, 4], Gen.Int[2, 21], Gen.Int[0, 8], (c, h, w) => new TensorShape(c, h, Sides[w]));

    [Fact]
    public void Whatever_is_computed_of_planes_agrees_with_plain_loops() =>
        Gen.Select(Picture, Gen.Select(Gen.Int[0, 11], Gen.Int[0, 99], Gen.Int[0, 99]).Array[2, 9], Gen.Int[1, 2]).Sample(
            (picture, layers, batch) =>
            {
                var nodes = Graph(picture, layers);
                var read = nodes.SelectMany(node => node.Inputs).ToHashSet();
                EngineLayerTests.ShouldAgree(nodes, [.. nodes.Select(node => node.Name).Where(name => !read.Contains(name))], batch);
            },
            iter: 150, threads: 1);

    [Theory]
    [InlineData(112, 112)]
    [InlineData(37, 56)]
    [InlineData(50, 24)]
    public void Threads_that_share_a_picture_write_the_numbers_of_one(int height, int width)
    {
        var nodes = Front(new(3, height, width), 20);
        var network = new Network("front", nodes, ["end", "shortcut"], RandomWeights.Of(nodes, seed: 2));
        var input = BackendProof.RandomInput(network, batch: 1);
        foreach (var limit in Enum.GetValues<InstructionSet>())
        {
            using var alone = new EngineBackend(limit).Open(network, new());
            var expected = alone.Run(input);
            foreach (var threads in (int[])[2, 3, 5])
            {
                using var together = new EngineBackend(limit).Open(network, new(Threads: threads));
                var actual = together.Run(input);
                for (var i = 0; i < expected.Count; i++) actual[i].Values.ShouldBe(expected[i].Values, $"{limit}, {threads} threads");
            }
        }
    }

    [Fact]
    public void The_first_layers_of_the_widest_networks_compute_planes()
    {
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 1.3, StemStride = 1, InputSize = 112, EmbeddingSize = 512 });
        PlanesOf(network, InstructionSet.Vector512).ShouldBe(["conv2d", "conv2d_1", "depthwise_conv2d", "conv2d_2", "depthwise_conv2d_1", "add", "depthwise_conv2d_5"]);
        PlanesOf(network, InstructionSet.Vector128).ShouldBe(PlanesOf(network, InstructionSet.Vector512));
        PlanesOf(network, InstructionSet.Scalar).ShouldBeEmpty();
    }

    [Fact]
    public void Maps_whose_channels_fill_vectors_do_not_lie_in_planes()
    {
        PlanesOf(Front(new(3, 16, 16), 16), "end", "shortcut").ShouldBeEmpty();
        PlanesOf(Front(new(3, 16, 16), 20), "end", "shortcut").ShouldBe(["conv", "point", "cheap", "sum", "halved"]);
    }

    [Fact]
    public void What_others_read_or_leaves_the_network_does_not_lie_in_planes()
    {
        ImmutableArray<Node> nodes = [.. Front(new(3, 16, 16), 20), new MaxPool("largest", "cheap", Two, Two, Padding.Valid)];
        PlanesOf(nodes, "end", "shortcut", "largest").ShouldBeEmpty();
        PlanesOf(Front(new(3, 16, 16), 20), "end", "shortcut", "sum").ShouldBeEmpty();
        PlanesOf(Front(new(3, 16, 20), 20), "end", "shortcut").ShouldBeEmpty();
    }

    /// <summary>The first block of a ghost network: a module, a shortcut around it, and what follows in steps of two pixels.</summary>
    private static ImmutableArray<Node> Front(TensorShape picture, int channels) =>
    [
        new InputNode("x", picture),
        new Convolution("conv", "x", channels, Three, One, Padding.Same, UseBias: true),
        new PRelu("stem", "conv"),
        new Convolution("point", "stem", channels / 2, One, One, Padding.Valid),
        new PRelu("primary", "point"),
        new DepthwiseConvolution("cheap", "primary", Three, One, Padding.Same, UseBias: true),
        new Concat("ghost", ["primary", "cheap"]),
        new Add("sum", ["ghost", "stem"]),
        new Convolution("end", "sum", 32, One, One, Padding.Valid),
        new DepthwiseConvolution("halved", "sum", Three, Two, Padding.Same),
        new Convolution("shortcut", "halved", 32, One, One, Padding.Valid),
    ];

    /// <summary>Layers of any kind, each of values that are there and fit.</summary>
    private static ImmutableArray<Node> Graph(TensorShape picture, (int Kind, int First, int Second)[] layers)
    {
        List<(Node Node, TensorShape Shape)> values = [(new InputNode("v0", picture), picture)];
        foreach (var (kind, first, second) in layers)
        {
            var (input, shape) = (values[first % values.Count].Node.Name, values[first % values.Count].Shape);
            var like = values.Where(value => value.Shape == shape).ToArray();
            var (other, filters, name) = (like[second % like.Length].Node.Name, Filters[second % Filters.Length], $"v{values.Count}");
            Node node = kind switch
            {
                0 or 1 => new Convolution(name, input, filters, Three, One, Padding.Same, UseBias: kind == 0),
                2 or 3 => new Convolution(name, input, filters, One, One, Padding.Valid, UseBias: kind == 2),
                4 => new DepthwiseConvolution(name, input, Three, One, Padding.Symmetric(1, 1), UseBias: true),
                5 when shape is { Height: >= 4, Width: >= 16 } => new DepthwiseConvolution(name, input, Three, Two, second % 2 == 0 ? Padding.Same : Padding.Symmetric(1, 1)),
                5 or 6 => new DepthwiseConvolution(name, input, Three, One, Padding.Same),
                7 => new Add(name, [input, other]),
                8 => new Concat(name, [input, other]),
                9 => new PRelu(name, input),
                10 => new Activation(name, input, ActivationKind.Relu),
                _ => new Convolution(name, input, filters, Three, Two, Padding.Symmetric(1, 1)),
            };
            values.Add((node, node.OutputShape([.. node.Inputs.Select(read => values.Single(value => value.Node.Name == read).Shape)])));
        }

        return [.. values.Select(value => value.Node)];
    }

    private static ImmutableArray<string> PlanesOf(ImmutableArray<Node> nodes, params ImmutableArray<string> outputs) =>
        PlanesOf(new("front", nodes, outputs, RandomWeights.Of(nodes, seed: 1)), InstructionSet.Vector128);

    /// <summary>The values that lie in planes, but the picture and what only joins others.</summary>
    private static ImmutableArray<string> PlanesOf(Network network, InstructionSet instructions)
    {
        (network, var operations, var outputs) = Fusion.Apply(network);
        var planes = new PlaneValues(network, operations, outputs, new(network, operations, outputs, instructions), instructions);
        return [.. operations.Where(operation => planes.Contains(operation.Output) && operation.Node is not (InputNode or Concat)).Select(operation => operation.Node.Name)];
    }
}
