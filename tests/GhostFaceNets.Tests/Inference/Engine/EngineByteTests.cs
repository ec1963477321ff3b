using System.Collections.Immutable;
using CsCheck;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Inference.Engine.Steps;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Inference.Engine;

/// <summary>Values of eight bits and products of bytes, for every width of vectors.</summary>
public class EngineByteTests
{
    // A power of two: quotients are then the same in float32 and in float64.
    private const float Step = 1 / 128f;

    private static readonly InstructionSet[] Widths = Enum.GetValues<InstructionSet>();

    [Theory]
    [InlineData(3, false, new[] { -1.5f, -1.5f, -1.5f, -1, 0, 0, 0, 1, 1, 62, 126, 126 })]
    [InlineData(-100, true, new[] { -14f, -10, -1.5f, -1, 0, 0, 0, 1, 1, 62, 113.5f, 113.5f })]
    public void Values_are_rounded_as_ONNX_defines_it(int zero, bool signed, float[] expected)
    {
        // numpy: (clip(rint(x / 0.5) + zero, least, most) - zero) * 0.5
        float[] values = [-300, -10, -1.3f, -0.75f, -0.25f, 0.1f, 0.25f, 0.75f, 1.25f, 62.2f, 126.1f, 300];
        ImmutableArray<Node> nodes = [new InputNode("x", new(values.Length, 1, 1)), new Quantize("y", "x", 0.5f, zero, signed)];
        var network = new Network("rounded", nodes, ["y"], RandomWeights.Of(nodes, 1));
        foreach (var width in Widths)
        {
            using var session = new EngineBackend(width).Open(network, new());
            session.Run(new(new(1, values.Length, 1, 1), values))[0].Values.ShouldBe(expected, width.ToString());
        }
    }

    [Fact]
    public void Products_of_bytes_agree_with_plain_loops() => Layers.Sample(
        (map, filters, stride, signed, most) => ShouldAgree(Pointwise(map, filters, stride, signed, most)), iter: 150, threads: 1);

    [Fact]
    public void Matrix_products_of_bytes_agree_with_plain_loops() => Gen.Select(Gen.Int[4, 150], Gen.Int[1, 70]).Sample(
        (inputs, units) => ShouldAgree(WithSteps(
            [
                new InputNode("x", new(inputs, 1, 1)), new Flatten("flat", "x"), new Quantize("bytes", "flat", Step, 100), new Dense("y", "bytes", units, UseBias: true),
            ],
            ["y"], 64)),
        iter: 50, threads: 1);

    [Fact]
    public void Several_pictures_agree_with_each_alone()
    {
        var network = Pointwise(new(96, 4, 4), 128, 1, signed: false, most: 64);
        var batch = BackendProof.RandomInput(network, batch: 7);
        using var session = new EngineBackend().Open(network, new());
        var (together, size) = (session.Run(batch)[0].Values, 96 * 4 * 4);
        for (var picture = 0; picture < 7; picture++)
        {
            var alone = session.Run(new(new(1, 96, 4, 4), batch.Values[(picture * size)..((picture + 1) * size)]))[0].Values;
            together[(picture * alone.Length)..((picture + 1) * alone.Length)].ShouldBe(alone);
        }
    }

    [Fact]
    public void Layers_whose_sums_fit_are_computed_in_bytes()
    {
        StepsOf(Pointwise(new(32, 4, 4), 32, 1, signed: false, most: 64)).ShouldContain(step => step.StartsWith("ByteStep"));
        StepsOf(Pointwise(new(32, 4, 4), 32, 1, signed: false, most: 127)).ShouldNotContain(step => step.StartsWith("ByteStep"));
    }

    [Fact]
    public void Layers_side_by_side_keep_their_bytes() => StepsOf(WithSteps(
        [
            new InputNode("x", new(8, 4, 4)),
            new Quantize("bytes", "x", Step, 120),
            new Convolution("y", "bytes", 3, Extent.Square(1), Extent.Square(1), Padding.Valid),
            new Convolution("z", "bytes", 5, Extent.Square(1), Extent.Square(1), Padding.Valid),
        ],
        ["y", "z"], 64)).ShouldBe(["ByteStep`3", "ConvolutionStep`3", "ConvolutionStep`3"]);

    [Fact]
    public void Two_products_may_fill_int16_and_not_leave_it()
    {
        // 255 * 128 = 32640 and no more fits below 32767.
        ByteKernel.Of(Kernel(127, 1, -127, -1)).ShouldNotBeNull().Sums.ShouldBe([0]);
        ByteKernel.Of(Kernel(1, 127, 127, -127, -1, 127)).ShouldNotBeNull();
        ByteKernel.Of(Kernel(127, 2)).ShouldBeNull();
        ByteKernel.Of(Kernel(0, 0, -2, -127)).ShouldBeNull();

        static FloatTensor Kernel(params float[] weights) => new(new(1, weights.Length, 1, 1), weights) { Steps = [1] };
    }

    private static readonly Gen<(TensorShape Map, int Filters, int Stride, bool Signed, int Most)> Layers = Gen.Select(
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 12], Gen.Int[1, 12], (c, h, w) => new TensorShape(c, h, w)),
        Gen.Int[1, 100],
        Gen.Int[1, 2],
        Gen.Bool,
        Gen.OneOf(Gen.Const(64), Gen.Const(127)));

    private static Network Pointwise(TensorShape map, int filters, int stride, bool signed, int most) => WithSteps(
        [
            new InputNode("x", map),
            new Quantize("bytes", "x", Step, signed ? -5 : 120, signed),
            new Convolution("plain", "bytes", filters, Extent.Square(1), Extent.Square(stride), Padding.Valid),
            new Convolution("biased", "bytes", filters, Extent.Square(1), Extent.Square(stride), Padding.Valid, UseBias: true),
            new PRelu("rectified", "biased"),
            new Add("y", ["plain", "rectified"]),
        ],
        ["y"], most);

    /// <summary>A network whose layers' kernels are random whole multiples, up to the most, of a step for each output channel.</summary>
    private static Network WithSteps(ImmutableArray<Node> nodes, ImmutableArray<string> outputs, int most)
    {
        var random = new Random(7);
        var weights = RandomWeights.Of(nodes, seed: 5).ToImmutableDictionary(pair => pair.Key, pair => pair.Key.EndsWith("/kernel", StringComparison.Ordinal) ? Stepped(pair.Value.Shape) : pair.Value);
        return new("bytes", nodes, outputs, weights);

        FloatTensor Stepped(TensorShape shape)
        {
            float[] steps = [.. Enumerable.Range(0, shape[0]).Select(_ => (0.5f + random.NextSingle()) / 500)];
            var size = (int)shape.Count / shape[0];
            return new(shape, [.. Enumerable.Range(0, (int)shape.Count).Select(at => random.Next(-most, most + 1) * steps[at / size])]) { Steps = steps };
        }
    }

    private static IEnumerable<string> StepsOf(Network network) => Plan.Of(network, new EngineBackend().Instructions).Steps.Select(step => step.GetType().Name);

    private static void ShouldAgree(Network network)
    {
        var input = BackendProof.RandomInput(network, batch: 1);
        var expected = ReferenceEvaluator.Evaluate(network, input.Values)[network.Outputs[0]];
        foreach (var width in Widths)
        {
            using var session = new EngineBackend(width).Open(network, new());
            var actual = session.Run(input)[0].Values;
            for (var at = 0; at < expected.Length; at++)
            {
                if (!(Math.Abs(actual[at] - expected[at]) < 1e-4 * Math.Max(1, Math.Abs(expected[at])))) Assert.Fail($"[{at}] is {actual[at]}, expected {expected[at]}; {width}");
            }
        }
    }
}
