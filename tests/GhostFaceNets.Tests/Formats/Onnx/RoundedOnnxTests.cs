using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Tests.Formats.Onnx;

/// <summary>QuantizeLinear and DequantizeLinear around layers, as other programs write them
/// (https://onnx.ai/onnx/operators/onnx__QuantizeLinear.html).</summary>
public class RoundedOnnxTests
{
    [Fact]
    public void A_pair_becomes_one_node_and_whole_kernels_keep_their_steps()
    {
        var network = Model().UInt8("z", [], 7).Node("QuantizeLinear", "f s z", "q").Node("DequantizeLinear", "q s z", "d")
            .Int8("k", [2, 48], [.. Enumerable.Repeat((sbyte)-3, 96)]).Floats("ks", [2], 0.5f, 2).Node("DequantizeLinear", "k ks", "w", node => node.With("axis", 0))
            .Int32("b", [2], 10, -20).Floats("bs", [2], 0.0625f, 0.25f).Node("DequantizeLinear", "b bs", "c", node => node.With("axis", 0))
            .Node("Gemm", "d w c", "y", node => node.With("transB", 1)).Read();
        network["d"].ShouldBeOfType<Quantize>().ShouldSatisfyAllConditions(
            node => node.Input.ShouldBe("f"),
            node => (node.Step, node.Zero, node.IsSigned).ShouldBe((0.125f, 7, false)));
        network.Weights["y/kernel"].Steps.ShouldBe([0.5f, 2]);
        network.Weights["y/kernel"].Values[48].ShouldBe(-6);
        network.Weights["y/bias"].Values.ShouldBe([0.625f, -5]);
    }

    [Fact]
    public void Without_a_zero_point_the_whole_numbers_are_uint8_and_with_one_they_are_of_its_type()
    {
        Rounded("f s", "q s").ShouldSatisfyAllConditions(
            node => node.IsSigned.ShouldBeFalse(),
            node => node.Zero.ShouldBe(0));
        Rounded("f s i", "q s i").ShouldSatisfyAllConditions(
            node => node.IsSigned.ShouldBeTrue(),
            node => node.Zero.ShouldBe(-9));
    }

    [Theory]
    [InlineData("f s", "q t", "has another scale or zero point than the QuantizeLinear node that it reads")]
    [InlineData("f s i", "q s z", "has another scale or zero point")]
    [InlineData("f two", "q two", "has 2 scales and 1 zero points; one for all values was expected")]
    [InlineData("f s b", "q s b", "makes the element type 6; int8 (3) or uint8 (2) was expected")]
    [InlineData("f none", "q none", "has the step 0; a number above zero was expected")]
    [InlineData("f s", "f s", "reads 'f', where a constant was expected")]
    public void What_does_not_fit_is_refused(string quantize, string dequantize, string problem) =>
        Model().UInt8("z", [], 7).Int8("i", [], -9).Int32("b", [], 7).Floats("t", [], 2).Floats("two", [2], 1, 2).Floats("none", [], 0)
            .Node("QuantizeLinear", quantize, "q").Node("DequantizeLinear", dequantize, "y").Problem().ShouldContain(problem);

    private static Quantize Rounded(string quantize, string dequantize) =>
        (Quantize)Model().Int8("i", [], -9).Node("QuantizeLinear", quantize, "q").Node("DequantizeLinear", dequantize, "y").Read()["y"];

    private static ForeignModel Model() => new ForeignModel().Floats("s", [], 0.125f).Node("Flatten", "x", "f");
}
