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

    [Fact]
    public async Task People_whom_the_run_left_out_are_left_out_here_too()
    {
        PictureFile.WritePng(_folder["faces", "alone", "4.png"], new Picture(32, 32, new byte[3 * 32 * 32]));
        SmallRun.Train(_folder["second"], _folder["faces"], batch: 4, TestContext.Current.CancellationToken, "data.images_per_person=2");
        (await Run(_folder["second"], _folder["faces"], _folder["out.npz"], "--degrees", "180")).ShouldBe(0);
        NpzFile.Read(_folder["out.npz"])["image_names"].Values<string>().Select(Path.GetFileName).ShouldBe(["0.png", "1.png", "2.png", "3.png"]);
    }

    [Fact]
    public async Task As_many_other_people_are_bad_data()
    {
        Directory.Move(_folder["faces", "0"], _folder["faces", "2"]);
        (await Run(_folder["run"], _folder["faces"], _folder["out.npz"])).ShouldBe(ExitCode.BadData);
        File.Exists(_folder["out.npz"]).ShouldBeFalse();
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
