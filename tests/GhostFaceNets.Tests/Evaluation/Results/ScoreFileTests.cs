using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation.Results;

public sealed class ScoreFileTests : IDisposable
{
    // numpy.savez_compressed(f, scores=np.array([[.5, .25, -.125, .75], [.5, .5, .5, .5]], dtype=np.float32),
    //                        names=np.array(['N0D1F1', 'N1D0F0']), label=np.array([1, 0, 0, 1]))
    private const string WrittenByNumpy =
        "UEsDBBQAAAAIAAAAIQAH6Wg3WAAAAKAAAAAKABQAc2NvcmVzLm5weQEAEACgAAAAAAAAAFgAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmoq6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvka"
        + "RjoKJpo6CrUKZAMuBgYGewaGBjsgvY+BwcEewkdgAFBLAwQUAAAACAAAACEAJKr2rVoAAACwAAAACQAUAG5hbWVzLm5weQEAEACwAAAAAAAAAFoAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbhNqpq6joJ6W"
        + "X1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjqaOgq1ChQALj8GBgYDIHYBYkMgdoPSflDaBSrvBqUBUEsDBBQAAAAIAAAAIQBQgaBkSgAAAKAAAAAJABQAbGFiZWwubnB5AQAQAKAAAAAAAAAASgAAAAAAAACb"
        + "7BfqGxDJyFDGUK2eklqcXKRupaBuk2mhrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RomOpo6CrUKFAAuRgbsACYOAFBLAQIUAxQAAAAIAAAAIQAH6Wg3WAAAAKAAAAAKAAAAAAAAAAAAAACAAQAAAABz"
        + "Y29yZXMubnB5UEsBAhQDFAAAAAgAAAAhACSq9q1aAAAAsAAAAAkAAAAAAAAAAAAAAIABlAAAAG5hbWVzLm5weVBLAQIUAxQAAAAIAAAAIQBQgaBkSgAAAKAAAAAJAAAAAAAAAAAAAACAASkBAABsYWJlbC5ucHlQ"
        + "SwUGAAAAAAMAAwCmAAAArgEAAAAA";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_numpy_wrote_is_read()
    {
        File.WriteAllBytes(_folder["r.npz"], Convert.FromBase64String(WrittenByNumpy));
        var rows = ScoreFile.Read(_folder["r.npz"]).ToArray();
        rows.Select(row => row.Name).ShouldBe(["N0D1F1", "N1D0F0"]);
        rows[0].Scores.Values.ShouldBe([0.5, 0.25, -0.125, 0.75]);
        rows[1].Scores.Values.ShouldBe([0.5, 0.5, 0.5, 0.5]);
        rows[1].Scores.Same.ShouldBe([true, false, false, true]);
        rows[0].File.ShouldBe(_folder["r.npz"]);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        bool[] same = [true, false, true];
        ScoreFile.Write(_folder["r.npz"], new NamedScores("a", new([0.1, 0.2, 0.3], same)), new NamedScores("ä b", new([1, -1, 1.0 / 3], same)));
        var rows = ScoreFile.Read(_folder["r.npz"]).ToArray();
        rows.Select(row => row.Name).ShouldBe(["a", "ä b"]);
        rows.Select(row => row.Scores.Values).ShouldBe([[0.1, 0.2, 0.3], [1, -1, 1.0 / 3]]);
        rows[1].Scores.Same.ShouldBe(same);
        Should.Throw<ArgumentException>(() => ScoreFile.Write(_folder["x.npz"], rows[0], new NamedScores("c", new([1, 2, 3], [true, true, true]))));
        Should.Throw<ArgumentException>(() => ScoreFile.Write(_folder["x.npz"]));
    }

    [Fact]
    public void A_file_without_labels_has_those_of_another()
    {
        Save("bare.npz", [1, 2], [0.5f, 0.75f], ["bare"]);
        Should.Throw<BadDataException>(() => ScoreFile.Read(_folder["bare.npz"]).ToArray()).Message.ShouldContain("'label'");
        ScoreFile.Write(_folder["whole.npz"], new NamedScores("whole", new([1, 2], [true, false])));
        ScoreFile.Read(_folder["bare.npz"], _folder["whole.npz"]).First().Scores.Same.ShouldBe([true, false]);
    }

    [Fact]
    public void A_list_of_pairs_is_written_and_read()
    {
        PairListFile.Write(_folder["pairs.csv"], [("a, b/1.jpg", "c\"d\".jpg", true, 0.1), ("e", "f", false, -1.0 / 3)]);
        File.ReadAllText(_folder["pairs.csv"]).ReplaceLineEndings("\n").ShouldBe("first,second,same,cosine\n\"a, b/1.jpg\",\"c\"\"d\"\".jpg\",1,0.1\ne,f,0,-0.3333333333333333\n");
        var row = ScoreFile.Read(_folder["pairs.csv"]).ShouldHaveSingleItem();
        row.Name.ShouldBe("pairs");
        row.Scores.Values.ShouldBe([0.1, -1.0 / 3]);
        row.Scores.Same.ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("first,second,same\na,b,1\n", "line 1")]
    [InlineData("same,cosine\n1,0.5\nyes,0.5\n", "line 3: 'yes'")]
    [InlineData("same,cosine\n1,NaN\n", "line 2: 'NaN'")]
    [InlineData("same,cosine\n1\n", "'same")]
    [InlineData("same,cosine\n", "no pair")]
    [InlineData("", "line 1")]
    [InlineData("same,same,cosine\n1,1,0.5\n", "found 2 times")]
    public void A_list_that_is_none_is_bad_data_with_its_line(string text, string place)
    {
        File.WriteAllText(_folder["bad.csv"], text);
        Should.Throw<BadDataException>(() => ScoreFile.Read(_folder["bad.csv"]).ToArray()).Message.ShouldContain(place);
    }

    [Fact]
    public void A_line_without_end_is_bad_data()
    {
        File.WriteAllText(_folder["long.csv"], "same,cosine\n1," + new string('5', 1 << 24));
        Should.Throw<BadDataException>(() => ScoreFile.Read(_folder["long.csv"]).ToArray()).Message.Length.ShouldBeLessThan(600);
    }

    [Fact]
    public void Arrays_that_are_no_result_of_pairs_are_bad_data_that_says_why()
    {
        Save("flat.npz", [2], [0.5f, 0.75f], ["a"]);
        Save("identification.npz", [1, 2, 1], [0.5f, 0.75f], ["a"]);
        Save("names.npz", [1, 2], [0.5f, 0.75f], ["a", "b"]);
        Save("nan.npz", [1, 2], [0.5f, float.NaN], ["a"], 1, 0);
        Save("labels.npz", [1, 2], [0.5f, 0.75f], ["a"], 1, 2);
        Save("short.npz", [1, 2], [0.5f, 0.75f], ["a"], 1);
        NpzFile.Write(_folder["other.npz"], new Dictionary<string, NumpyArray> { ["embs"] = NumpyArray.Of([1], new float[1]) });
        File.WriteAllText(_folder["text.npz"], "no zip");
        File.WriteAllText(_folder["text.txt"], "");
        foreach (var (file, reason) in new[]
        {
            ("flat.npz", "shape (2)"), ("identification.npz", "identification"), ("names.npz", "'names'"), ("nan.npz", "row 0"), ("labels.npz", "place 1"),
            ("short.npz", "1 labels"), ("other.npz", "no array 'scores'"), ("text.npz", "no complete .npz"), ("text.txt", ".csv"),
        })
        {
            Should.Throw<BadDataException>(() => ScoreFile.Read(_folder[file]).ToArray(), file).Message.ShouldContain(reason);
        }
    }

    private void Save(string file, int[] shape, float[] scores, string[] names, params long[] label)
    {
        var arrays = new Dictionary<string, NumpyArray> { ["scores"] = NumpyArray.Of(shape, scores), ["names"] = NumpyArray.Of([names.Length], names) };
        if (label.Length > 0) arrays["label"] = NumpyArray.Of([label.Length], label);
        NpzFile.Write(_folder[file], arrays);
    }
}
