using System.CommandLine;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Cli.Tests;

public class ArchitectureSelectionTests
{
    [Fact]
    public void Every_option_reaches_the_network()
    {
        var network = Select(
            "--architecture ghostfacenetv1 --width 0.5 --stride 1 --embedding-size 64 --input-size 96 --head e --activation swish --epsilon 0.001 --bias");

        network.ShouldNotBeNull();
        network.ShapeOf("input_1").ShouldBe(new TensorShape(3, 96, 96));
        network.ShapeOf("conv2d").ShouldBe(new TensorShape(8, 96, 96));
        network["activation"].ShouldBeOfType<Activation>().Kind.ShouldBe(ActivationKind.Swish);
        network["batch_normalization"].ShouldBeOfType<BatchNormalization>().Epsilon.ShouldBe(0.001);
        network["E_dense"].ShouldBeOfType<Dense>().ShouldSatisfyAllConditions(
            dense => dense.Units.ShouldBe(64), dense => dense.UseBias.ShouldBeTrue());
    }

    [Fact]
    public void Without_options_there_is_no_network() => Select("").ShouldBeNull();

    [Theory]
    [InlineData("--stride 1", "--stride needs --architecture.")]
    [InlineData("--bias", "--bias needs --architecture.")]
    [InlineData("--architecture resnet", "There is no architecture 'resnet'; there are ghostfacenetv1, ghostfacenetv2.")]
    [InlineData("--architecture ghostfacenetv1 --width 50", "--width must be 0.1..10.")]
    [InlineData("--architecture ghostfacenetv1 --input-size 2000000000", "--input-size must be 16..4096.")]
    [InlineData("--architecture ghostfacenetv1 --stride 3", "--stride must be 1..2.")]
    [InlineData(
        "--architecture ghostfacenetv1 --head E --input-size 4096 --embedding-size 65536",
        "the network would have more weights than fit in memory; choose a smaller --input-size, --embedding-size or --width, or --head Gdc.")]
    public void A_mistake_is_explained_in_one_line(string options, string explanation) =>
        Should.Throw<UsageException>(() => Select(options)).Message.ShouldBe(explanation);

    private static Network? Select(string options)
    {
        var selection = new ArchitectureSelection();
        var command = new RootCommand();
        foreach (var option in selection.Options) command.Options.Add(option);
        var parsed = command.Parse(options);
        parsed.Errors.ShouldBeEmpty();
        return selection.NetworkOf(parsed);
    }
}
