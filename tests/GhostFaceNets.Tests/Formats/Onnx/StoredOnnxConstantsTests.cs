using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Formats.Onnx.Schema;

namespace GhostFaceNets.Tests.Formats.Onnx;

/// <summary>Weights in smaller types as other programs write them. By the definition of the operators
/// (https://onnx.ai/onnx/operators/onnx__DequantizeLinear.html): (value - zero point) * scale.</summary>
public class StoredOnnxConstantsTests
{
    [Fact]
    public void Each_slice_of_an_axis_has_its_scale_and_its_zero_point()
    {
        var model = Model().Int8("q", [48, 2], [.. Enumerable.Range(0, 96).Select(i => (sbyte)(i % 2 == 0 ? 3 : -4))])
            .Floats("s", [2], 0.5f, 0.25f).Int8("z", [2], 1, 2).Node("DequantizeLinear", "q s z", "w").Node("MatMul", "f w", "y");
        var kernel = model.Read().Weights["y/kernel"];
        kernel.Shape.Extents.ShouldBe([2, 48]);
        kernel.Values[..48].ShouldAllBe(value => value == 1f);
        kernel.Values[48..].ShouldAllBe(value => value == -1.5f);
    }

    [Fact]
    public void One_scale_serves_all_and_the_first_axis_may_be_counted_from_the_end()
    {
        var values = Enumerable.Range(0, 48).Select(i => (sbyte)i).ToArray();
        float[] expected = [.. Enumerable.Range(0, 48).Select(i => i * 0.5f)];
        Model().Int8("q", [48, 1], values).Floats("s", [], 0.5f).Node("DequantizeLinear", "q s", "w").Node("MatMul", "f w", "y")
            .Read().Weights["y/kernel"].Values.ShouldBe(expected);
        Model().Int8("q", [48, 1], values).Floats("s", [48], [.. Enumerable.Repeat(0.5f, 48)])
            .Node("DequantizeLinear", "q s", "w", node => node.With("axis", -2)).Node("MatMul", "f w", "y").Read().Weights["y/kernel"].Values.ShouldBe(expected);
    }

    [Fact]
    public void Values_may_lie_in_the_field_of_whole_numbers()
    {
        // 0x3E00 is 1.5 in half precision, 0xC000 is -2.
        var half = Model().Floats("h", [48, 1]).Node("Cast", "h", "w", node => node.With("to", 1)).Node("MatMul", "f w", "y");
        half.Last.DataType = 10;
        half.Last.Int32Data.Add(Enumerable.Range(0, 48).Select(i => i == 0 ? 0x3E00 : 0xC000));
        half.Read().Weights["y/kernel"].Values[..2].ShouldBe([1.5f, -2]);
        var bytes = Model().Floats("s", [], 2).Int8("q", [48, 1]).Node("DequantizeLinear", "q s", "w").Node("MatMul", "f w", "y");
        bytes.Last.Int32Data.Add(Enumerable.Repeat(-3, 48));
        bytes.Read().Weights["y/kernel"].Values.ShouldAllBe(value => value == -6);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Model().Int8("q", [48, 1], new sbyte[48]).Floats("s", [3], 1, 1, 1).Node("DequantizeLinear", "q s", "w").Problem()
            .ShouldBe("foreign.onnx: the DequantizeLinear node 'w' has 3 scales and 3 zero points for axis 1 of (48, 1).");
        Model().Int8("q", [48, 1], new sbyte[48]).Floats("s", [48], new float[48]).Node("DequantizeLinear", "q s", "w", node => node.With("axis", 9)).Problem()
            .ShouldContain("for axis 9 of (48, 1)");
        Model().Int8("q", [48, 1], new sbyte[48]).Floats("s", [], 1).Int8("z", [2], 0, 0).Node("DequantizeLinear", "q s z", "w").Problem()
            .ShouldContain("1 scales and 2 zero points");
        Model().Floats("s", [], 1).Node("DequantizeLinear", "f s", "w").Problem().ShouldEndWith("reads 'f', where a constant was expected.");
        Model().Floats("q", [1], 1).Floats("s", [], 1).Node("DequantizeLinear", "q s", "w").Problem().ShouldEndWith("has the element type 1; int8 (3) was expected.");
        Model().Floats("h", [1], 1).Node("Cast", "h", "w", node => node.With("to", 10)).Problem().ShouldContain("casts to the element type 10");
        Model().Node("Cast", "f", "w", node => node.With("to", 1)).Problem().ShouldEndWith("reads 'f', where a constant was expected.");
    }

    private static ForeignModel Model() => new ForeignModel().Node("Flatten", "x", "f");
}
