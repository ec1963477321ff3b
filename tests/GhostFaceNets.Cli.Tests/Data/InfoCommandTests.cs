using System.Text.Json;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Cli.Tests.Evaluate;
using GhostFaceNets.Imaging;
using GhostFaceNets.Synthetic;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Data;

public sealed class InfoCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task People_sizes_broken_and_double_pictures_are_told_of_folders_and_records_alike()
    {
        var drawn = new SyntheticFaces(4);
        for (var person = 0; person < 3; person++)
        {
            for (var image = 0; image <= 2 * person; image++) PictureFile.WriteJpeg(_folder["set", $"{person}", $"{image}.jpg"], drawn.Draw(person, image));
        }

        // 2/5: the same bytes under another person; 2/6: the same face, scaled and pressed harder; 2/7: cut.
        File.Copy(_folder["set", "0", "0.jpg"], _folder["set", "2", "5.jpg"]);
        PictureFile.WriteJpeg(_folder["set", "2", "6.jpg"], drawn.Draw(1, 1).Resize(96, 96), 60);
        File.WriteAllBytes(_folder["set", "2", "7.jpg"], File.ReadAllBytes(_folder["set", "1", "0.jpg"])[..900]);

        var result = await Info(_folder["set"]);
        result.GetProperty("people").GetInt32().ShouldBe(3);
        result.GetProperty("images").GetInt32().ShouldBe(12);
        var counts = result.GetProperty("images_per_person");
        (counts.GetProperty("least").GetInt32(), counts.GetProperty("median").GetInt32(), counts.GetProperty("most").GetInt32(), counts.GetProperty("mean").GetDouble())
            .ShouldBe((1, 3, 8, 4.0));
        counts.GetProperty("histogram").EnumerateArray().Select(people => people.GetInt32()).ShouldBe([1, 1, 0, 1]);
        result.GetProperty("sizes").EnumerateArray().Select(size => (size.GetProperty("width").GetInt32(), size.GetProperty("images").GetInt32())).ShouldBe([(112, 10), (96, 1)]);
        result.GetProperty("broken").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldStartWith(_folder["set", "2", "7.jpg"]);
        Group(result.GetProperty("exact_duplicates")).ShouldBe([_folder["set", "0", "0.jpg"], _folder["set", "2", "5.jpg"]]);
        Group(result.GetProperty("near_duplicates")).ShouldBe([_folder["set", "1", "1.jpg"], _folder["set", "2", "6.jpg"]]);
        result.GetProperty("exact_duplicates")[0].GetProperty("people").GetArrayLength().ShouldBe(2);

        (await Run("pack", _folder["set"], _folder["packed"], "--quiet")).ShouldBe(0);
        var packed = await Info(_folder["packed"]);
        foreach (var name in (string[])["people", "images", "images_per_person", "sizes"]) packed.GetProperty(name).GetRawText().ShouldBe(result.GetProperty(name).GetRawText());
        packed.GetProperty("broken").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain("key 12");
        Group(packed.GetProperty("near_duplicates")).ShouldBe([$"{_folder["packed", "train.rec"]}, key 3", $"{_folder["packed", "train.rec"]}, key 11"]);
    }

    [Fact]
    public async Task People_of_another_set_are_found_under_other_names_and_broken_pictures_do_not_matter()
    {
        SmallModel.Write(_folder["m.onnx"]);
        SmallModel.DrawPeople(_folder["train"], 4, 2);
        foreach (var picture in (string[])["0.png", "1.png"])
        {
            Directory.CreateDirectory(_folder["test", "someone"]);
            File.Copy(_folder["train", "2", picture], _folder["test", "someone", picture]);
        }

        File.WriteAllText(_folder["test", "someone", "2.png"], "no picture");
        (await Run("info", _folder["train"], "--overlap", _folder["test"], "-m", _folder["m.onnx"], "--aligned", "--threshold", "0.999999", "--quiet", "--json", _folder["info.json"])).ShouldBe(0);
        var result = JsonDocument.Parse(File.ReadAllText(_folder["info.json"])).RootElement;
        result.GetProperty("people").GetInt32().ShouldBe(4);
        var pair = result.GetProperty("overlap").GetProperty("pairs").EnumerateArray().ShouldHaveSingleItem();
        (pair.GetProperty("person").GetString(), pair.GetProperty("other").GetString()).ShouldBe(("2", "someone"));
        (await Run("info", _folder["train"], "--overlap", _folder["test"], "--quiet")).ShouldBe(2);
        (await Run("info", _folder["train"], "-m", _folder["m.onnx"], "--quiet")).ShouldBe(2);
        (await Run("info", _folder["train"], "--overlap", _folder["absent"], "-m", _folder["m.onnx"], "--aligned", "--quiet")).ShouldBe(3);
        (await Run("info", _folder["info.json"], "--quiet")).ShouldBe(3);
    }

    [Fact]
    public async Task A_folder_without_people_is_bad_data() =>
        (await Run("info", _folder.Path, "--quiet")).ShouldBe(3);

    private static Task<int> Run(params string[] arguments) => DataCommand.Create().Parse(arguments).InvokeAsync();

    private static string[] Group(JsonElement groups) =>
        [.. groups.EnumerateArray().ShouldHaveSingleItem().GetProperty("images").EnumerateArray().Select(image => image.GetString()!)];

    private async Task<JsonElement> Info(string path)
    {
        (await Run("info", path, "--quiet", "--json", _folder["info.json"])).ShouldBe(0);
        return JsonDocument.Parse(File.ReadAllText(_folder["info.json"])).RootElement;
    }
}
