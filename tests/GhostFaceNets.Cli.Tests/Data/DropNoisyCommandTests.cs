using System.Text.Json;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Data;

public sealed class DropNoisyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DropNoisyCommandTests()
    {
        for (var picture = 0; picture < 4; picture++)
        {
            var grey = Enumerable.Repeat((byte)(40 * picture), 3 * 32 * 32);
            PictureFile.WritePng(_folder["faces", $"{picture / 2}", $"{picture}.png"], new Picture(32, 32, [.. grey]));
        }

        SmallRun.Train(_folder["run"], _folder["faces"], batch: 4, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_keeps_all_pictures_within_half_a_turn_and_tells_so()
    {
        (await Run(_folder["run"], _folder["faces"], _folder["out.npz"], "--degrees", "180", "--json", _folder["result.json"])).ShouldBe(0);
        NpzFile.Read(_folder["out.npz"])["image_classes"].Values<long>().ShouldBe([0, 0, 1, 1]);
        var result = JsonDocument.Parse(File.ReadAllText(_folder["result.json"])).RootElement;
        (result.GetProperty("kept").GetInt32(), result.GetProperty("people").GetInt32()).ShouldBe((4, 2));
    }

    [Fact]
    public async Task A_narrow_angle_drops_pictures_and_names_them()
    {
        (await Run(_folder["run"], _folder["faces"], _folder["out"], "--degrees", "0.001", "--json", _folder["result.json"])).ShouldBe(0);
        var result = JsonDocument.Parse(File.ReadAllText(_folder["result.json"])).RootElement;
        result.GetProperty("dropped_pictures").EnumerateArray().Select(name => Path.GetFileName(name.GetString())).ShouldBe(["0.png", "1.png", "2.png", "3.png"]);
        result.GetProperty("dropped_people").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("--degrees", "0")]
    [InlineData("--degrees", "181")]
    public async Task An_angle_that_is_none_is_refused(string option, string value) =>
        (await Run(_folder["run"], _folder["faces"], _folder["out.npz"], option, value)).ShouldNotBe(0);

    [Fact]
    public async Task A_place_that_is_taken_is_not_overwritten() =>
        (await Run(_folder["run"], _folder["faces"], _folder["faces"])).ShouldNotBe(0);

    private Task<int> Run(params string[] arguments) =>
        DataCommand.Create().Parse(["drop-noisy", "--quiet", .. arguments]).InvokeAsync();
}
