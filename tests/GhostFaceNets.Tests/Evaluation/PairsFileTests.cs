using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation;

public class PairsFileTests
{
    [Fact]
    public void The_lfw_list_names_its_pairs_and_each_picture_once()
    {
        var folder = SharedFolder.Data("lfw", "dev");
        var pairs = PairsFile.Read(SharedFolder.Data("lfw", "dev_pairs.txt"), folder);
        pairs.Pairs.Count.ShouldBe(1800);
        pairs.Pairs.Count(pair => pair.Same).ShouldBe(900);
        pairs.Pairs.Take(301).Select(pair => pair.Same).ShouldBe([.. Enumerable.Repeat(true, 300), false]);
        pairs.Names[0].ShouldBe("Abel_Pacheco/Abel_Pacheco_0001.jpg");
        pairs.Names.ShouldBeUnique();
        pairs.Names.Count.ShouldBe(Directory.GetFiles(folder, "*.jpg", SearchOption.AllDirectories).Length);
        File.Exists(pairs.PathOf(pairs.Names.Count - 1)).ShouldBeTrue();
    }

    [Fact]
    public void Pictures_of_other_formats_and_a_list_without_folds_are_found()
    {
        using var folder = new TemporaryFolder();
        Touch(folder, "A/A_0001.png", "A/A_0012.jpg", "B B/B B_0003.webp");
        File.WriteAllText(folder["pairs.txt"], "1\nA\t1\t12\r\nA\t1\tB B\t3\n\n");
        var pairs = PairsFile.Read(folder["pairs.txt"], folder.Path);
        pairs.Names.ShouldBe(["A/A_0001.png", "A/A_0012.jpg", "B B/B B_0003.webp"]);
        pairs.Pairs.ShouldBe([new(0, 1, true), new(0, 2, false)]);
    }

    [Theory]
    [InlineData("1\nA\t1\t2\nA\t1\tB\t4\n", "line 3", "B/B_0004")]
    [InlineData("1\nA\t1\t2\nA\t1\n", "line 3", "2 columns")]
    [InlineData("1\nA\t1\tx\nA\t1\t2\n", "line 2", "'x'")]
    [InlineData("1\nA\t1\t2\n", "1 pairs", "announces 2")]
    [InlineData("A\t1\t2\n", "line 1", "number of folds")]
    [InlineData("", "line 1", "number of folds")]
    public void A_list_that_does_not_fit_is_bad_data_by_line(string content, string place, string problem)
    {
        using var folder = new TemporaryFolder();
        Touch(folder, "A/A_0001.jpg", "A/A_0002.jpg");
        File.WriteAllText(folder["pairs.txt"], content);
        var error = Should.Throw<BadDataException>(() => PairsFile.Read(folder["pairs.txt"], folder.Path));
        error.File.ShouldBe(folder["pairs.txt"]);
        error.Problem.ShouldContain(place);
        error.Problem.ShouldContain(problem);
    }

    private static void Touch(TemporaryFolder folder, params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
            File.WriteAllBytes(folder[file], []);
        }
    }
}
