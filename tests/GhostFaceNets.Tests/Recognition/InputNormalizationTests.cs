using CsCheck;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Recognition;

public class InputNormalizationTests
{
    [Fact]
    public void Every_value_becomes_its_distance_from_the_mean_times_the_scale_in_its_colours_plane() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 9], Gen.Float[0, 255], Gen.Float[0.001f, 2], Gen.Bool, Gen.Int).Sample((width, height, mean, scale, blueFirst, seed) =>
        {
            var (area, pixels) = (width * height, new byte[3 * width * height]);
            new Random(seed).NextBytes(pixels);
            var planes = new float[pixels.Length];

            new InputNormalization(new() { InputMean = mean, InputScale = scale, ColourOrder = blueFirst ? "BGR" : "RGB" }).Write(new(width, height, pixels), planes);

            for (var pixel = 0; pixel < area; pixel++)
            for (var colour = 0; colour < 3; colour++)
            {
                planes[(blueFirst ? 2 - colour : colour) * area + pixel].ShouldBe((pixels[3 * pixel + colour] - mean) * scale);
            }
        }, iter: 100, threads: 1);
}
