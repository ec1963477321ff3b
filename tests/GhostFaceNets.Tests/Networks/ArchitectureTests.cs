using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Tests.Networks;

public class ArchitectureTests
{
    [Fact]
    public void Names_are_taken_in_any_case() =>
        Architecture.Outline("GhostFaceNetV1", new()).Name.ShouldBe("GhostFaceNetV1");

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones() =>
        Should.Throw<ArgumentException>(() => Architecture.Build("mobilefacenet", new()))
            .Message.ShouldContain("ghostfacenetv1, ghostfacenetv2");

    [Theory]
    [InlineData("ghostfacenetv1", 112, 2, 4)]
    [InlineData("ghostfacenetv1", 112, 1, 7)]
    [InlineData("ghostfacenetv1", 101, 2, 4)]
    [InlineData("ghostfacenetv1", 8, 1, 1)]
    [InlineData("ghostfacenetv2", 112, 1, 7)]
    [InlineData("ghostfacenetv2", 17, 1, 2)]
    [InlineData("ghostfacenetv2", 33, 2, 2)]
    [InlineData("ghostfacenetv2", 150, 2, 5)]
    public void The_head_spans_the_last_map_of_any_input(string architecture, int size, int stride, int side)
    {
        var network = Architecture.Outline(architecture, new() { Width = 0.5, StemStride = stride, InputSize = size });
        network["GDC_dw"].ShouldBeOfType<DepthwiseConvolution>().Kernel.ShouldBe(Extent.Square(side));
        network.ShapeOf("embedding").ShouldBe(new TensorShape(512));
    }

    [Fact]
    public void GhostFaceNetV2_says_which_pictures_are_too_small_for_its_attention() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Architecture.Outline("ghostfacenetv2", new() { InputSize = 32 }))
            .Message.ShouldContain("33..4096");

    public static TheoryData<ArchitectureOptions, string> OutOfRange => new()
    {
        { new() { Width = 0 }, "0.1..10" },
        { new() { Width = double.NaN }, "0.1..10" },
        { new() { StemStride = 3 }, "1..2" },
        { new() { EmbeddingSize = 0 }, "1..65536" },
        { new() { InputSize = 5000 }, "16..4096" },
        { new() { Dropout = 1.5 }, "0..1" },
        { new() { PointwiseConvolution = 0 }, "1..65536" },
        { new() { BatchNormMomentum = -0.1 }, "0..1" },
        { new() { BatchNormEpsilon = 0 }, "1E-12..1" },
        { new() { Head = (HeadKind)9 }, "Gdc, E, F, Gap" },
        { new() { Activation = (BackboneActivation)9 }, "Relu, PRelu, Swish, HardSwish" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_range_is_refused_with_the_range(ArchitectureOptions options, string range) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Architecture.Outline("ghostfacenetv1", options)).Message.ShouldContain(range);

    [Theory]
    [InlineData(HeadKind.Gdc, "GDC_dw GDC_batchnorm dropout GDC_conv GDC_flatten pre_embedding embedding")]
    [InlineData(HeadKind.E, "E_batchnorm dropout E_flatten E_dense pre_embedding embedding")]
    [InlineData(HeadKind.F, "dropout F_flatten F_dense pre_embedding embedding")]
    [InlineData(HeadKind.Gap, "GAP_batchnorm GAP_pool dropout GAP_flatten GAP_dense pre_embedding embedding")]
    public void A_head_has_the_layers_of_the_insightface_projects(HeadKind head, string layers)
    {
        var network = Architecture.Outline(
            "ghostfacenetv1", new() { Width = 0.5, Head = head, EmbeddingSize = 64, Dropout = 0.4, Scale = false, UseBias = true });
        var last = network.Nodes.Select(node => node.Name).SkipWhile(name => name != "activation_47").Skip(1);
        string.Join(' ', last).ShouldBe(layers);
        network.ShapeOf("embedding").ShouldBe(new TensorShape(64));
        network.Weights.Keys.ShouldNotContain("pre_embedding/gamma");
        network.Weights.Keys.Count(name => name.EndsWith("_conv/bias", StringComparison.Ordinal)
            || name.EndsWith("_dense/bias", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Dropout_of_0_or_1_means_none(double dropout) =>
        Architecture.Outline("ghostfacenetv1", new() { Width = 0.5, Dropout = dropout }).Nodes.OfType<Dropout>().ShouldBeEmpty();

    [Theory]
    [InlineData(ArchitectureOptions.HalfOfTheChannels, 128)]
    [InlineData(100, 100)]
    public void A_pointwise_convolution_before_the_head_sets_its_channels(int wanted, int channels)
    {
        var network = Architecture.Outline("ghostfacenetv1", new() { Width = 0.5, PointwiseConvolution = wanted });
        network.ShapeOf("pw_prelu").Channels.ShouldBe(channels);
        network["GDC_dw"].Inputs.ShouldBe(["pw_prelu"]);
    }

    [Theory]
    [InlineData(BackboneActivation.Relu, ActivationKind.Relu, "stack4_se_relu")]
    [InlineData(BackboneActivation.Swish, ActivationKind.Swish, "stack4_se_swish")]
    [InlineData(BackboneActivation.HardSwish, ActivationKind.HardSwish, "stack4_se_hard_swish")]
    public void The_activation_is_the_same_everywhere_and_in_its_name(BackboneActivation chosen, ActivationKind kind, string name)
    {
        var network = Architecture.Outline("ghostfacenetv2", new() { Width = 0.5, Activation = chosen });
        network[name].ShouldBeOfType<Activation>().Kind.ShouldBe(kind);
        network.Nodes.OfType<Activation>().Count(node => node.Kind == kind).ShouldBe(41);
        network.Nodes.OfType<PRelu>().ShouldBeEmpty();
    }

    [Fact]
    public void Batch_norms_have_the_options_momentum_and_epsilon()
    {
        var network = Architecture.Outline(
            "ghostfacenetv1", new() { Width = 0.5, BatchNormMomentum = 0.99, BatchNormEpsilon = 1e-3 });
        foreach (var norm in network.Nodes.OfType<BatchNormalization>()) (norm.Momentum, norm.Epsilon).ShouldBe((0.99, 1e-3));
    }
}
