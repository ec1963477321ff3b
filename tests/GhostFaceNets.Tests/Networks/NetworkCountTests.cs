using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Tests.Networks;

public class NetworkCountTests
{
    [Theory]
    [InlineData("ghostfacenetv1", 0.5, 1, 719_188, 730_812, 38_689_384, 40_136_432)]
    [InlineData("ghostfacenetv1", 0.5, 2, 710_740, 722_364, 10_715_866, 11_094_686)]
    [InlineData("ghostfacenetv1", 1, 1, 2_491_008, 2_513_232, 131_475_792, 134_368_344)]
    [InlineData("ghostfacenetv1", 1, 2, 2_474_112, 2_496_336, 36_699_828, 37_455_924)]
    [InlineData("ghostfacenetv1", 1.2, 1, 3_511_648, 3_538_144, 184_878_748, 188_361_760)]
    [InlineData("ghostfacenetv1", 1.2, 2, 3_491_320, 3_517_816, 51_667_780, 52_577_896)]
    [InlineData("ghostfacenetv1", 1.3, 1, 4_059_748, 4_088_300, 211_909_644, 215_657_256)]
    [InlineData("ghostfacenetv1", 1.3, 2, 4_037_836, 4_066_388, 59_316_222, 60_295_590)]
    [InlineData("ghostfacenetv1", 1.4, 1, 4_665_932, 4_696_612, 245_619_210, 249_711_432)]
    [InlineData("ghostfacenetv1", 1.4, 2, 4_642_304, 4_672_984, 68_720_052, 69_788_766)]
    [InlineData("ghostfacenetv1", 2, 1, 9_193_712, 9_237_136, 479_337_760, 485_121_312)]
    [InlineData("ghostfacenetv1", 2, 2, 9_159_920, 9_203_344, 134_470_120, 135_980_760)]
    [InlineData("ghostfacenetv2", 1, 1, 4_196_096, 4_261_424, 165_078_048, 168_904_888)]
    [InlineData("ghostfacenetv2", 1, 2, 4_164_416, 4_229_744, 46_369_524, 47_371_312)]
    [InlineData("ghostfacenetv2", 1.1, 1, 4_996_110, 5_067_926, 196_245_352, 200_419_474)]
    [InlineData("ghostfacenetv2", 1.1, 2, 4_961_262, 5_033_078, 55_169_070, 56_262_058)]
    [InlineData("ghostfacenetv2", 1.2, 1, 5_877_188, 5_955_428, 232_470_608, 237_077_500)]
    [InlineData("ghostfacenetv2", 1.2, 2, 5_839_172, 5_917_412, 65_337_428, 66_543_012)]
    [InlineData("ghostfacenetv2", 1.3, 1, 6_795_720, 6_880_288, 267_145_664, 272_105_108)]
    [InlineData("ghostfacenetv2", 1.3, 2, 6_754_536, 6_839_104, 75_215_518, 76_513_640)]
    [InlineData("ghostfacenetv2", 1.4, 1, 7_800_662, 7_891_654, 309_012_168, 314_404_358)]
    [InlineData("ghostfacenetv2", 1.4, 2, 7_756_310, 7_847_302, 86_968_228, 88_378_922)]
    [InlineData("ghostfacenetv2", 1.5, 1, 8_877_460, 8_974_940, 351_186_096, 356_925_576)]
    [InlineData("ghostfacenetv2", 1.5, 2, 8_829_940, 8_927_420, 98_885_022, 100_386_924)]
    public void The_published_configurations_count_as_in_the_paper(
        string architecture, double width, int stride, long trainable, long total, long macs, long profilerFlops) =>
        NetworkCount.Of(Architecture.Outline(architecture, new() { Width = width, StemStride = stride }))
            .ShouldBe(new(trainable, total, macs, profilerFlops));

    [Theory]
    [InlineData("ghostfacenetv1")]
    [InlineData("ghostfacenetv2")]
    public void A_bias_in_the_head_adds_one_parameter_and_half_a_flop_per_element(string architecture)
    {
        var without = NetworkCount.Of(Architecture.Outline(architecture, new()));
        NetworkCount.Of(Architecture.Outline(architecture, new() { UseBias = true })).ShouldBe(new(
            without.TrainableParameters + 512, without.TotalParameters + 512, without.Macs, without.ProfilerFlops + 256));
    }

    [Theory]
    [InlineData("ghostfacenetv1", 10_076)]
    [InlineData("ghostfacenetv2", 11_388)]
    public void ReLU_saves_the_slopes_of_PReLU(string architecture, long slopes)
    {
        var prelu = NetworkCount.Of(Architecture.Outline(architecture, new()));
        var relu = NetworkCount.Of(Architecture.Outline(architecture, new() { Activation = BackboneActivation.Relu }));
        (prelu.TotalParameters - relu.TotalParameters).ShouldBe(slopes);
    }
}
