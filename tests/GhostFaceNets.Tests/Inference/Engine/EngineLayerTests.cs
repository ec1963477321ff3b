using System.Collections.Immutable;
using CsCheck;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Inference.Engine;

/// <summary>Small random networks against plain loops in float64: every value that leaves a layer, for every width of vectors.</summary>
public class EngineLayerTests
{
    private static readonly EngineBackend[] Backends =
        [.. Enum.GetValues<InstructionSet>().Select(limit => new EngineBackend(limit)).DistinctBy(backend => backend.Instructions)];

    private static readonly Extent[] Kernels = [new(1, 1), new(3, 3), new(5, 5), new(1, 5), new(5, 1), new(2, 3), new(7, 7)];

    private static readonly Extent[] Strides = [new(1, 1), new(2, 2), new(1, 2), new(3, 1)];

    private static readonly Gen<TensorShape> Map = Gen.Select(Gen.Int[1, 19], Gen.Int[1, 35], Gen.Int[1, 35], (c, h, w) => new TensorShape(c, h, w));

    private static readonly Gen<(Extent Kernel, Extent Stride, Padding Padding)> Window = Gen.Select(
        Gen.OneOf<Extent>([.. Kernels.Select(extent => Gen.Const(extent))]),
        Gen.OneOf<Extent>([.. Strides.Select(extent => Gen.Const(extent))]),
        Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3]),
        (kernel, stride, p) => (kernel, stride, p.Item1 ? Padding.Same : Padding.Explicit(p.Item2, p.Item3, p.Item4, p.Item5)));

    [Fact]
    public void Convolutions_agree_with_plain_loops() => Gen.Select(Map, Window, Gen.Int[1, 21], Gen.Bool).Sample(
        (map, window, filters, bias) => ShouldAgree(map, new Convolution("y", "x", filters, window.Kernel, window.Stride, window.Padding, bias)),
        iter: 150, threads: 1);

    [Fact]
    public void Convolutions_of_single_pixels_step_over_padding() =>
        ShouldAgree(new(17, 9, 3), new Convolution("y", "x", 2, Extent.Square(1), new(1, 2), Padding.Explicit(0, 0, 0, 2)));

    [Fact]
    public void Depthwise_convolutions_agree_with_plain_loops() => Gen.Select(Map, Window, Gen.Bool).Sample(
        (map, window, bias) => ShouldAgree(map, new DepthwiseConvolution("y", "x", window.Kernel, window.Stride, window.Padding, bias)),
        iter: 200, threads: 1);

    [Fact]
    public void Depthwise_convolutions_with_a_rectifier_and_a_shortcut_agree_with_plain_loops() => Gen.Select(Map, Gen.Bool, Gen.Bool).Sample(
        (map, plain, bias) => ShouldAgree(
            [
                new InputNode("x", map),
                new DepthwiseConvolution("y", "x", Extent.Square(3), Extent.Square(1), Padding.Same, bias),
                plain ? new Activation("rectified", "y", ActivationKind.Relu) : new PRelu("rectified", "y"),
                new Add("sum", ["rectified", "x"]),
                new DepthwiseConvolution("z", "sum", Extent.Square(3), Extent.Square(1), Padding.Same, bias),
                new Activation("end", "z", ActivationKind.Relu),
            ],
            ["end"]),
        iter: 80, threads: 1);

    [Fact]
    public void What_is_no_number_stays_so_in_all_that_it_touches()
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("x", new(17, 9, 9)),
            new DepthwiseConvolution("y", "x", Extent.Square(3), Extent.Square(1), Padding.Same),
            new Activation("rectified", "y", ActivationKind.Relu),
        ];
        var network = new Network("test", nodes, ["rectified"], RandomWeights.Of(nodes, seed: 5));
        var input = new FloatTensor(new(1, 17, 9, 9), new float[17 * 9 * 9]);
        input.Values[16 * 81 + 4 * 9 + 4] = float.NaN;
        foreach (var backend in Backends)
        {
            using var session = backend.Open(network, new());
            session.Run(input)[0].Values.Count(float.IsNaN).ShouldBe(9, backend.Instructions.ToString());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_rectifier_makes_a_number_of_what_is_none(bool plain)
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("x", new(3, 8, 8)),
            new Convolution("y", "x", 20, Extent.Square(1), Extent.Square(1), Padding.Valid),
            plain ? new Activation("rectified", "y", ActivationKind.Relu) : new PRelu("rectified", "y"),
            new DepthwiseConvolution("z", "rectified", Extent.Square(3), Extent.Square(1), Padding.Same),
            plain ? new Activation("again", "z", ActivationKind.Relu) : new PRelu("again", "z"),
            new Convolution("end", "again", 32, Extent.Square(1), Extent.Square(1), Padding.Valid),
            plain ? new Activation("last", "end", ActivationKind.Relu) : new PRelu("last", "end"),
        ];
        var network = new Network("test", nodes, ["last"], RandomWeights.Of(nodes, seed: 5));
        var input = new FloatTensor(new(1, 3, 8, 8), new float[3 * 64]);
        input.Values[64 + 4 * 8 + 4] = float.NaN;
        foreach (var backend in Backends)
        {
            using var session = backend.Open(network, new());
            session.Run(input)[0].Values.Count(float.IsNaN).ShouldBe(9 * 32, backend.Instructions.ToString());
        }
    }

    [Fact]
    public void Pools_and_resizing_agree_with_plain_loops() => Gen.Select(Map, Window, Gen.Int[1, 40], Gen.Int[1, 40]).Sample(
        (map, window, height, width) =>
        {
            ShouldAgree(map, new AveragePool("y", "x", window.Kernel, window.Stride));
            ShouldAgree(map, new GlobalAveragePool("y", "x"));
            ShouldAgree(map, new Resize("y", "x", new(height, width)));
            ShouldAgree(map, new Resize("y", "x", new(height, width), ResizeKind.Nearest));
        },
        iter: 60, threads: 1);

    [Fact]
    public void Largest_numbers_of_windows_agree_with_plain_loops() => Gen.Select(Map, Window).Sample(
        (map, window) =>
        {
            var (padding, kernel) = (window.Padding.Resolve(map.Height, map.Width, window.Kernel, window.Stride), window.Kernel);
            var pool = new MaxPool("y", "x", kernel, window.Stride, Padding.Explicit(
                padding.Top % kernel.Height, padding.Bottom % kernel.Height, padding.Left % kernel.Width, padding.Right % kernel.Width));
            ShouldAgree(map, pool);
        },
        iter: 60, threads: 1);

    [Fact]
    public void Convolutions_of_groups_with_a_rectifier_and_a_shortcut_agree_with_plain_loops() =>
        Gen.Select(Map, Window, Gen.Int[2, 5], Gen.Int[1, 4], Gen.Bool).Sample(
            (map, window, groups, filters, bias) =>
            {
                var grouped = new Convolution("y", "x", filters * groups, window.Kernel, window.Stride, window.Padding, bias, groups);
                map = new(map.Channels * groups, map.Height, map.Width);
                if (!Fits(map, grouped)) return;
                ShouldAgree(
                [
                    new InputNode("x", map),
                    new Convolution("shortcut", "x", filters * groups, window.Kernel, window.Stride, window.Padding),
                    grouped,
                    new PRelu("rectified", "y"),
                    new Add("sum", ["rectified", "shortcut"]),
                ],
                ["sum"]);
            },
            iter: 60, threads: 1);

    [Fact]
    public void Other_orders_and_shapes_hold_the_same_numbers() => Gen.Select(Map, Gen.Int[0, 5]).Sample(
        (map, order) =>
        {
            ImmutableArray<int>[] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
            var axes = orders[order];
            var cells = new TensorShape(map[axes[0]] * map[axes[1]], map[axes[2]]);
            ShouldAgree(
            [
                new InputNode("x", map),
                new Transpose("turned", "x", axes),
                new Reshape("cells", "turned", cells),
                new Affine("scaled", "cells", 0.75, -0.5),
                new Transpose("swapped", "scaled", [1, 0]),
                new Reshape("back", "swapped", map),
                new Activation("gate", "back", ActivationKind.Sigmoid),
            ],
            ["turned", "cells", "scaled", "swapped", "back", "gate"]);
        },
        iter: 60, threads: 1);

    [Fact]
    public void Ghost_modules_with_rectifiers_and_shortcuts_agree_with_plain_loops() => Gen.Select(Map, Window, Gen.Bool, Gen.Bool).Sample(
        (map, window, rectified, outputs) =>
        {
            var channels = map.Channels;
            ImmutableArray<Node> nodes =
            [
                new InputNode("x", map),
                new Convolution("primary", "x", channels, Extent.Square(1), Extent.Square(1), Padding.Valid, UseBias: true),
                rectified ? new PRelu("rectified", "primary") : new Activation("rectified", "primary", ActivationKind.Relu),
                new DepthwiseConvolution("cheap", "rectified", window.Kernel, Extent.Square(1), Padding.Same),
                new BatchNormalization("norm", "cheap"),
                new Concat("ghost", ["rectified", "norm"]),
                new Convolution("shortcut", "x", 2 * channels, Extent.Square(1), Extent.Square(1), Padding.Valid),
                new Add("sum", ["shortcut", "ghost"]),
                new DepthwiseConvolution("around", "sum", Extent.Square(3), Extent.Square(1), Padding.Same),
                new Add("twice", ["sum", "around"]),
                new Convolution("mixed", "twice", 2 * channels, Extent.Square(1), Extent.Square(1), Padding.Valid),
                new Add("thrice", ["twice", "mixed"]),
                new PRelu("late", "thrice"),
                new Concat("again", ["late", "late", "norm"]),
                new GlobalAveragePool("mean", "again"),
                new Activation("gate", "mean", ActivationKind.HardSigmoidTorch),
                new Multiply("excited", "again", "gate"),
                new Dropout("dropout", "excited", 0.5),
                new Multiply("squared", "dropout", "excited"),
            ];
            ShouldAgree(nodes, outputs ? [.. nodes.Skip(1).Select(node => node.Name)] : ["squared"]);
        },
        iter: 60, threads: 1);

    [Fact]
    public void Parts_of_a_concatenation_keep_their_numbers_in_whichever_order_they_are_computed() =>
        Gen.Select(Map, Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[0, 5]).Sample(
            (map, first, second, order) =>
            {
                ImmutableArray<int>[] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
                string[] parts = ["one", "two", "three"];
                var pixel = Extent.Square(1);
                ShouldAgree(
                [
                    new InputNode("x", map),
                    new Convolution("one", "x", first, pixel, pixel, Padding.Valid, UseBias: true),
                    new Convolution("two", "one", second, Extent.Square(3), pixel, Padding.Same),
                    new DepthwiseConvolution("three", "one", Extent.Square(3), pixel, Padding.Same),
                    new Concat("joined", [.. orders[order].Select(at => parts[at])]),
                    new Convolution("mixed", "joined", 2 * first + second, pixel, pixel, Padding.Valid),
                    new Add("sum", ["joined", "mixed"]),
                ],
                ["sum"]);
            },
            iter: 60, threads: 1);

    [Fact]
    public void Batches_of_small_maps_with_many_channels_agree_with_plain_loops() =>
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[1, 100], Gen.Int[1, 6]).Sample(
            (channels, height, width, filters, batch) =>
            {
                var pixel = Extent.Square(1);
                ImmutableArray<Node> nodes =
                [
                    new InputNode("x", new(channels, height, width)),
                    new Convolution("mixed", "x", filters, pixel, pixel, Padding.Valid, UseBias: true),
                    new PRelu("rectified", "mixed"),
                    new DepthwiseConvolution("around", "rectified", Extent.Square(3), pixel, Padding.Same),
                    new Add("sum", ["around", "rectified"]),
                    new GlobalAveragePool("squeezed", "sum"),
                    new Convolution("gate", "squeezed", filters, pixel, pixel, Padding.Valid, UseBias: true),
                    new Activation("opened", "gate", ActivationKind.Sigmoid),
                    new Multiply("excited", "sum", "opened"),
                    new Flatten("flat", "excited"),
                    new Dense("dense", "flat", channels, UseBias: true),
                ];
                ShouldAgree(nodes, ["sum", "gate", "excited", "dense"], batch);
            },
            iter: 60, threads: 1);

    private static void ShouldAgree(TensorShape map, UnaryNode node)
    {
        if (node is not Windowed windowed || Fits(map, windowed)) ShouldAgree([new InputNode("x", map), node], ["y"]);
    }

    private static bool Fits(TensorShape map, Windowed node)
    {
        var padding = node.Padding.Resolve(map.Height, map.Width, node.Kernel, node.Stride);
        return map.Height + padding.Top + padding.Bottom >= node.Kernel.Height && map.Width + padding.Left + padding.Right >= node.Kernel.Width;
    }

    internal static void ShouldAgree(ImmutableArray<Node> nodes, ImmutableArray<string> outputs, int batch = 1)
    {
        var network = new Network("test", nodes, outputs, RandomWeights.Of(nodes, seed: 5));
        var input = BackendProof.RandomInput(network, batch);
        var expected = input.Values.Chunk(input.Values.Length / batch).Select(picture => ReferenceEvaluator.Evaluate(network, picture)).ToArray();
        foreach (var backend in Backends)
        {
            using var session = backend.Open(network, new());
            var actual = session.Run(input);
            for (var i = 0; i < outputs.Length; i++)
            {
                double[] wanted = [.. expected.SelectMany(picture => picture[outputs[i]])];

                // Where thousands of products cancel out, their rounding is that of the sums beside them.
                var largest = Math.Max(1, wanted.Max(Math.Abs));
                for (var at = 0; at < wanted.Length; at++)
                {
                    if (Math.Abs(actual[i].Values[at] - wanted[at]) < 1e-4 * largest) continue;
                    Assert.Fail($"{outputs[i]}[{at}] is {actual[i].Values[at]}, expected {wanted[at]}; {backend.Instructions}");
                }
            }
        }
    }
}
