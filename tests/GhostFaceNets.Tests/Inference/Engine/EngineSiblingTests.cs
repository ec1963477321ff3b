using System.Collections.Immutable;
using CsCheck;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Inference.Engine;

/// <summary>Small layers that read one map, as the heads of detectors do.</summary>
public class EngineSiblingTests
{
    private static readonly Extent One = Extent.Square(1);

    private static readonly Gen<TensorShape> Map = Gen.Select(Gen.Int[1, 19], Gen.Int[1, 12], Gen.Int[1, 12], (c, h, w) => new TensorShape(c, h, w));

    [Fact]
    public void Heads_agree_with_plain_loops() =>
        Gen.Select(Map, Gen.Int[1, 20].Array[2, 5], Gen.Int[0, 6].Array[5], Gen.Bool, Gen.Bool, Gen.Bool.Array[5]).Sample(
            (map, filters, ends, pointwise, alike, leaves) =>
            {
                var window = Extent.Square(pointwise ? 1 : 3);
                var (nodes, outputs) = (new List<Node> { new InputNode("x", map) }, new List<string>());
                for (var at = 0; at < filters.Length; at++)
                {
                    nodes.Add(new Convolution($"head {at}", "x", filters[at], window, One, Padding.Same, UseBias: leaves[at]));
                    nodes.Add(After($"end {at}", $"head {at}", alike ? ends[0] : ends[at]));
                    outputs.Add($"end {at}");
                    if (leaves[at] && !alike) outputs.Add($"head {at}");
                }

                EngineLayerTests.ShouldAgree([.. nodes], [.. outputs], batch: 2);
            },
            iter: 150, threads: 1);

    [Fact]
    public void Layers_of_few_channels_are_one_step_and_the_depthwise_ones_after_them_another()
    {
        StepsOf(Heads(1, 1, 4, 10), "d0", "d1", "d2", "d3").ShouldBe(2);
        StepsOf(Heads(1, 1, 4, 10), "d0", "d1", "d2", "d3", "c2").ShouldBe(1 + 4);
        StepsOf([.. Heads(5, 7), new DepthwiseConvolution("e0", "d0", One, One, Padding.Valid), new Activation("e1", "d1", ActivationKind.Sigmoid)], "e0", "e1").ShouldBe(2 + 2);
    }

    [Fact]
    public void What_gains_nothing_or_is_not_alike_stays_apart()
    {
        var (three, two) = (Extent.Square(3), Extent.Square(2));
        StepsOf(Heads(16, 32), "d0", "d1").ShouldBe(4);
        StepsOf([.. Heads(3), new Convolution("other", "x", 3, three, One, Padding.Same)], "d0", "other").ShouldBe(3);
        StepsOf([.. Heads(3), new Convolution("other", "x", 3, One, two, Padding.Valid)], "d0", "other").ShouldBe(3);
        StepsOf([.. Heads(3), new Convolution("groups", "x", 4, One, One, Padding.Valid, Groups: 2)], "d0", "groups").ShouldBe(4);
        StepsOf([.. Heads(3), new Convolution("other", "x", 3, One, One, Padding.Valid), new PRelu("end", "other")], "d0", "end").ShouldBe(3);
        StepsOf([.. Heads(3), new Convolution("other", "x", 3, One, One, Padding.Valid), new Concat("end", ["d0", "other"])], "end").ShouldBe(3);
    }

    [Fact]
    public void A_name_that_is_taken_is_not_taken_again() =>
        EngineLayerTests.ShouldAgree([.. Heads(2, 3), new Activation("c0+c1", "d0", ActivationKind.Sigmoid)], ["c0+c1", "d1"]);

    private static Node After(string name, string input, int kind) => kind switch
    {
        0 => new PRelu(name, input),
        1 => new Activation(name, input, ActivationKind.Sigmoid),
        2 => new Transpose(name, input, [1, 2, 0]),
        3 => new Concat(name, [input, input]),
        _ => new DepthwiseConvolution(name, input, Extent.Square(3), One, Padding.Same, UseBias: true),
    };

    /// <summary>Pointwise convolutions c0, c1, ... to so many channels, and after each a depthwise one, d0, d1, ...</summary>
    private static ImmutableArray<Node> Heads(params int[] filters) =>
    [
        new InputNode("x", new(8, 6, 6)),
        .. filters.Select((count, at) => new Convolution($"c{at}", "x", count, One, One, Padding.Valid)),
        .. filters.Select((_, at) => new DepthwiseConvolution($"d{at}", $"c{at}", Extent.Square(3), One, Padding.Same)),
    ];

    private static int StepsOf(ImmutableArray<Node> nodes, params ImmutableArray<string> outputs) =>
        Plan.Of(new("heads", nodes, outputs, RandomWeights.Of(nodes, seed: 1)), InstructionSet.Scalar).Steps.Length;
}
