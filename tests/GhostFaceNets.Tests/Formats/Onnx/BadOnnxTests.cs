using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.Onnx;

public class BadOnnxTests
{
    [Theory]
    [InlineData("yunet_n_320_320.onnx")]
    [InlineData("yunet_n_dynamic.onnx")]
    [InlineData("yunet_s_640_640.onnx")]
    public void A_detector_is_no_face_network(string file)
    {
        var path = SharedFolder.Data("models", file);
        Should.Throw<BadDataException>(() => OnnxFile.Read(path)).Message.ShouldStartWith($"{path}: is no face network");
    }

    [Fact]
    public void A_detector_can_be_looked_at_where_it_states_its_size()
    {
        OnnxFile.ReadNetwork(SharedFolder.Data("models", "yunet_n_320_320.onnx")).Outputs.Length.ShouldBe(12);
        Should.Throw<BadDataException>(() => OnnxFile.ReadNetwork(SharedFolder.Data("models", "yunet_n_dynamic.onnx")))
            .Problem.ShouldBe("its input 'input' leaves the size of the pictures open; a file of a fixed size was expected.");
    }

    [Fact]
    public void Another_kind_of_file_is_no_onnx_file() =>
        Should.Throw<BadDataException>(() => OnnxFile.Read("\u0089PNG\r\n"u8, "face.png")).Message.ShouldStartWith("face.png: is no ONNX file");

    [Fact]
    public void An_empty_file_is_no_onnx_file() =>
        Should.Throw<BadDataException>(() => OnnxFile.Read([], "empty.onnx")).Message.ShouldBe("empty.onnx: is no ONNX file: it holds no graph.");

    [Fact]
    public void An_operator_that_is_not_supported_is_named_with_its_node() =>
        new ForeignModel().Node("Softmax", "x", "prob").Problem()
            .ShouldStartWith("foreign.onnx: the Softmax node 'prob' has an operator that is not supported; supported are Add, ");

    [Fact]
    public void An_operator_of_another_domain_is_named_with_it() =>
        new ForeignModel().Node("Add", "x x", "y", node => { node.Domain = "com.microsoft"; return node; }).Problem()
            .ShouldStartWith("foreign.onnx: the com.microsoft.Add node 'y'");

    [Fact]
    public void Pictures_of_any_size_are_refused() =>
        new ForeignModel(1, 3, 0, 0).Node("Flatten", "x", "y").Problem().ShouldEndWith(": its input 'x' is (1, 3, any, any).");

    [Fact]
    public void Weights_in_another_file_are_refused()
    {
        var model = new ForeignModel().Floats("w", [48, 1], []).Node("Flatten", "x", "f").Node("MatMul", "f w", "y");
        model.Last.DataLocation = TensorProto.Types.DataLocation.External;
        model.Problem().ShouldBe("foreign.onnx: the tensor 'w' lies in another file; only models in one file are supported.");
    }

    [Fact]
    public void A_shape_beyond_the_values_in_the_file_is_refused_before_anything_is_allocated() =>
        new ForeignModel().Floats("w", [1L << 40, 1L << 40], 1, 2).Node("Flatten", "x", "f").Node("MatMul", "f w", "y").Problem()
            .ShouldBe($"foreign.onnx: the tensor 'w' has 2 values, which do not fill its shape ({1L << 40}, {1L << 40}).");

    [Fact]
    public void Weights_that_do_not_fit_are_named_with_both_shapes() =>
        new ForeignModel().Floats("w", [2, 1], 1, 2).Node("Flatten", "x", "f").Node("MatMul", "f w", "y").Problem()
            .ShouldBe("foreign.onnx: the MatMul node 'y' has a Kernel of shape (1, 2); (1, 48) was expected.");

    [Fact]
    public void Attributes_out_of_range_are_refused()
    {
        Conv(node => node.With("strides", 0, 1)).ShouldContain("has strides (0, 1)");
        Conv(node => node.With("pads", 0, 0, 0, 1L << 40)).ShouldContain("has pads");
        Conv(node => node.With("group", 2)).ShouldContain("cannot part 3 channels and 1 filters into 2 groups");
        Conv(node => node.With("dilations", 2, 2)).ShouldContain("is dilated");
        Conv(node => node.With("kernel_shape", 3, 3)).ShouldContain("kernel_shape 3 x 3");
    }

    [Fact]
    public void Sizes_that_only_bound_a_resize_are_refused() =>
        new ForeignModel().Ints("sizes", 1, 3, 8, 6).Node("Resize", "x - - sizes", "r", node => node.With("mode", "linear").With("keep_aspect_ratio_policy", "not_larger"))
            .Node("Flatten", "r", "y").Problem().ShouldContain("keep_aspect_ratio_policy");

    [Fact]
    public void A_node_that_reads_what_nothing_computes_is_named() =>
        new ForeignModel().Node("Flatten", "nothing", "y").Problem()
            .ShouldBe("foreign.onnx: the Flatten node 'y' reads 'nothing', which nothing before it computes.");

    [Fact]
    public void A_model_cut_short_anywhere_is_bad_data_or_lacks_only_its_card()
    {
        var bytes = OnnxFile.ToBytes(new(EveryNodeKind.Build(), new()));
        for (var length = 0; length < bytes.Length; length += length < 4096 ? 1 : 7)
        {
            if (ReadsOrIsBad(bytes.AsSpan(0, length))) length.ShouldBeGreaterThan(bytes.Length - 1024);
        }
    }

    [Fact]
    public void A_model_with_random_bytes_changed_never_fails_otherwise_than_as_bad_data()
    {
        var good = OnnxFile.ToBytes(new(EveryNodeKind.Build(), new()));
        var random = new Random(7);
        for (var i = 0; i < 4000; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var change = 0; change <= i % 4; change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            ReadsOrIsBad(bytes);
        }
    }

    [Fact]
    public void Random_bytes_are_bad_data()
    {
        var random = new Random(8);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            ReadsOrIsBad(bytes).ShouldBeFalse();
        }
    }

    private static string Conv(Func<NodeProto, NodeProto> attributes) =>
        new ForeignModel().Floats("w", [1, 3, 1, 1], 1, 1, 1).Node("Conv", "x w", "c", attributes).Node("Flatten", "c", "y").Problem();

    private static bool ReadsOrIsBad(ReadOnlySpan<byte> bytes)
    {
        try
        {
            OnnxFile.Read(bytes, "broken.onnx");
            return true;
        }
        catch (BadDataException)
        {
            return false;
        }
    }
}
