using GhostFaceNets.Formats;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.Mxnet;

public sealed class BadMxnetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_operator_that_is_not_supported_is_named_with_its_node() =>
        new MxnetModel().Node("L2Normalization", "data", "unit").Problem()
            .ShouldStartWith("m-symbol.json: the L2Normalization node 'unit' has an operator that is not supported; supported are Activation, ");

    [Fact]
    public void An_array_that_is_absent_is_named_with_the_node_that_reads_it() =>
        new MxnetModel().Weight("w", [2, 48], new float[96]).Node("null", "", "bias").Node("FullyConnected", "data w bias", "y", ("num_hidden", "2")).Problem()
            .ShouldBe("m-0000.params: it has neither of the arrays 'data' and 'bias', of which only one can be the picture.");

    [Fact]
    public void Weights_that_do_not_fit_are_named_with_both_shapes() =>
        new MxnetModel().Weight("w", [2, 47], new float[94]).Node("FullyConnected", "data w", "y", ("num_hidden", "2"), ("no_bias", "True")).Problem()
            .ShouldBe("m-symbol.json: the FullyConnected node 'y' has a Kernel of shape (2, 47); (2, 48) was expected.");

    [Fact]
    public void Attributes_out_of_range_are_refused()
    {
        Convolution(("kernel", "(0, 1)")).ShouldContain("has kernel (0, 1)");
        Convolution(("kernel", "(1, 1)"), ("stride", "(1, 1, 1)")).ShouldContain("has stride (1, 1, 1)");
        Convolution(("kernel", "(1, 1)"), ("dilate", "(2, 2)")).ShouldContain("is dilated");
        Convolution(("kernel", "(1, 1)"), ("no_bias", "perhaps")).ShouldContain("has no_bias perhaps");
        Convolution(("kernel", "(1, 1)"), ("num_group", "2"), ("no_bias", "True")).ShouldContain("cannot part 3 channels and 1 filters into 2 groups");
        Convolution(("kernel", "(1, 1)"), ("layout", "NHWC")).ShouldContain("has layout NHWC; only NCHW is supported");
        Convolution(("kernel", "(9, 9)"), ("no_bias", "True")).ShouldContain("larger than its padded input");
    }

    [Fact]
    public void A_map_at_the_end_is_no_embedding() =>
        new MxnetModel().Node("Activation", "data", "y", ("act_type", "relu")).Problem().ShouldContain("puts out (3, 4, 4)");

    [Fact]
    public void Files_that_are_not_beside_each_other_are_missed_by_name()
    {
        File.WriteAllText(_folder["m-symbol.json"], new MxnetModel().Symbol());
        File.WriteAllBytes(_folder["n-0000.params"], new MxnetModel().Parameters());
        Should.Throw<BadDataException>(() => ModelFile.Load(_folder["m-symbol.json"])).Problem.ShouldBe("its weights are not beside it; m-0000.params was expected.");
        Should.Throw<BadDataException>(() => ModelFile.Load(_folder["n-0000.params"])).Problem.ShouldContain("NAME-0000.params belongs to NAME-symbol.json");
    }

    [Theory]
    [InlineData("""{"nodes": [{"op": "null", "name": "data", "inputs": [[0]]}], "heads": [[0, 0]]}""")]
    [InlineData("""{"nodes": [{"op": "null", "name": "data", "inputs": []}], "heads": [[0]]}""")]
    [InlineData("""{"nodes": [{"op": "null", "name": "data", "inputs": [[0, 0]]}], "heads": [[0, 0]]}""")]
    [InlineData("""{"nodes": [{"op": 7, "name": "data", "inputs": []}], "heads": [[0, 0]]}""")]
    [InlineData("""{"nodes": [], "heads": []}""")]
    [InlineData("[]")]
    public void Other_JSON_is_no_graph(string symbol) => ReadsOrIsBad(symbol, new MxnetModel().Parameters()).ShouldBeFalse();

    [Fact]
    public void An_array_beyond_the_file_is_refused_before_anything_is_allocated() =>
        new MxnetModel().Weight("w", MxnetModel.ArrayBytes([1L << 40, 1L << 40], 0, [1, 2, 3, 4])).Problem()
            .ShouldContain($"array 1, from byte 24, has the shape ({1L << 40}, {1L << 40}), which the file has no room for");

    [Fact]
    public void Whole_numbers_are_no_weights() =>
        new MxnetModel().Weight("w", MxnetModel.ArrayBytes([1], 4, [1, 2, 3, 4])).Problem()
            .ShouldBe("m-0000.params: the array 'w' has the element type 4; float32 (0), float64 (1) or float16 (2) was expected.");

    [Fact]
    public void Either_file_cut_short_anywhere_is_bad_data()
    {
        var (symbol, parameters) = (MxnetFileTests.Dense(1).Symbol(), MxnetFileTests.Dense(1).Parameters());
        for (var length = 0; length < symbol.Length; length += 5) ReadsOrIsBad(symbol[..length], parameters).ShouldBeFalse();
        for (var length = 0; length < parameters.Length; length += 3) ReadsOrIsBad(symbol, parameters[..length]).ShouldBeFalse();
    }

    [Fact]
    public void Random_changes_never_fail_otherwise_than_as_bad_data()
    {
        var (symbol, parameters) = (MxnetFileTests.Dense(1).Symbol(), MxnetFileTests.Dense(1).Parameters());
        var random = new Random(5);
        for (var i = 0; i < 1000; i++)
        {
            var (text, bytes) = (symbol.ToCharArray(), (byte[])parameters.Clone());
            if (i % 2 == 0) text[random.Next(text.Length)] = (char)random.Next(32, 127);
            else bytes[random.Next(80)] = (byte)random.Next(256);
            ReadsOrIsBad(new(text), bytes);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string Convolution(params (string Key, string Value)[] attributes) => new MxnetModel().Weight("w", [1, 3, 1, 1], 1, 1, 1)
        .Node("Convolution", "data w", "c", [("num_filter", "1"), .. attributes]).Node("Flatten", "c", "y").Problem();

    private bool ReadsOrIsBad(string symbol, byte[] parameters)
    {
        File.WriteAllText(_folder["m-symbol.json"], symbol);
        File.WriteAllBytes(_folder["m-0000.params"], parameters);
        try
        {
            ModelFile.Load(_folder["m-symbol.json"]);
            return true;
        }
        catch (BadDataException)
        {
            return false;
        }
    }
}
