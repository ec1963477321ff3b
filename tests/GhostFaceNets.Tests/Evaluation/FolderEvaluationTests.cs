using System.Text.Json;
using CsCheck;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation;

public class FolderEvaluationTests
{
    // The golden numbers are of doubles, embeddings are floats.
    private const double Tolerance = 1e-6;

    [Fact]
    public void Accuracy_and_area_are_those_of_an_independent_program()
    {
        var golden = Golden();
        var result = FolderEvaluation.Of(Faces(golden), TestContext.Current.CancellationToken);
        result.People.ShouldBe(golden.GetProperty("centres").GetArrayLength());
        result.Accuracy.ShouldBe(golden.GetProperty("top1").GetDouble());
        result.Curve.Area!.Value.ShouldBe(golden.GetProperty("auc").GetDouble(), Tolerance);
        var (positive, negative) = (golden.GetProperty("positive_scores").Doubles(), golden.GetProperty("negative_scores").Doubles());
        // Of the other scores that follow each other directly only the last stays.
        var all = positive.Select(score => (Score: score, Same: true)).Concat(negative.Select(score => (Score: score, Same: false))).OrderByDescending(score => score.Score).ToArray();
        result.Curve.Thresholds.Skip(1).ShouldBeNear(
            all.Where((score, i) => i == 0 || i == all.Length - 1 || score.Same || all[i + 1].Same).Select(score => score.Score), Tolerance);
        var full = RocCurve.Of([.. all.Select(score => score.Score)], [.. all.Select(score => score.Same)]);
        foreach (var (far, tar) in result.ReferenceTarAtFar)
        {
            var target = double.Parse(far, System.Globalization.CultureInfo.InvariantCulture);
            tar.ShouldBe(full.ReferenceTarAt(target), far);
            result.Curve.TarAt(target).ShouldBe(full.TarAt(target), far);
        }

        result.Curve.EqualErrorRate!.Value.ShouldBe(full.EqualErrorRate!.Value, Tolerance);
    }

    [Fact]
    public void Scores_with_ties_that_are_not_held_at_once_make_the_curve_of_all_of_them()
    {
        // Whole numbers of few values: many equal scores, also of the same and of other people.
        Gen.Int[-2, 2].Array[3].Array[4, 24].Select(Gen.Int[2, 40]).Sample(
            (rows, held) =>
            {
                var usable = rows.Where(row => row.Any(value => value != 0)).ToArray();
                if (usable.Length < 4) return;
                var persons = Enumerable.Range(0, usable.Length).Select(i => i % 3).ToArray();
                var faces = new FolderEmbeddings(new Embeddings(usable.Length, 3, [.. usable.SelectMany(row => row.Select(value => (float)value))]), persons, [.. persons.Select(person => $"{person}")]);
                double[] targets = [0, 1e-2, 0.1, 0.3, 0.5, 0.9];
                var centres = new PersonCentres(faces);
                var (curve, reference) = new CentreScores(faces, centres, held, cancellation: TestContext.Current.CancellationToken).Curve(targets, TestContext.Current.CancellationToken);
                var products = new float[3 * usable.Length];
                MatrixProduct.Compute(centres.Values(), faces.Embeddings.Values, 3, products, cancellation: TestContext.Current.CancellationToken);
                var full = RocCurve.Of([.. products.Select(product => (double)product)], [.. products.Select((_, i) => persons[i % usable.Length] == i / usable.Length)]);
                targets.Select(curve.TarAt).ShouldBe(targets.Select(full.TarAt));
                reference.ShouldBe(targets.Select(full.ReferenceTarAt));
                curve.Area!.Value.ShouldBe(full.Area!.Value, 1e-12);
                curve.EqualErrorRate!.Value.ShouldBe(full.EqualErrorRate!.Value, 1e-12);
            },
            iter: 300);
    }

    [Fact]
    public void More_equal_scores_than_memory_has_room_for_are_told_as_what_they_are()
    {
        var faces = new FolderEmbeddings(new Embeddings(9, 2, [.. Enumerable.Repeat(1f, 18)]), [.. Enumerable.Range(0, 9).Select(i => i % 3)], [.. Enumerable.Range(0, 9).Select(i => $"{i}")]);
        // Each of nine pictures with two other people.
        CentreScores Scores(int most) => new(faces, new(faces), held: 4, most, TestContext.Current.CancellationToken);
        Scores(18).Curve([0.1], TestContext.Current.CancellationToken).Curve.Area.ShouldBe(0.5);
        Should.Throw<InvalidOperationException>(() => Scores(17).Curve([0.1], TestContext.Current.CancellationToken)).Message.ShouldContain("tells nobody apart");
    }

    [Fact]
    public void Of_people_before_one_who_are_as_near_the_first_gives_the_pairs()
    {
        // Person 5 is as near to the second and the third; the last, nearest of all, comes after.
        var faces = new FolderEmbeddings(new Embeddings(5, 2, [-1, 0, 1, 0, 1, 0, 1, 1, 1, 1]), [1, 2, 3, 5, 8], ["a", "b", "c", "d", "e"]);
        new PersonCentres(faces).NearestBefore(TestContext.Current.CancellationToken).ShouldBe([0, 0, 1, 1, 3]);
    }

    [Fact]
    public void The_hardest_pairs_come_in_the_folds_of_an_independent_program()
    {
        var golden = Golden();
        var bin = golden.GetProperty("pair_bin");
        var (count, folds) = (bin.GetProperty("pos_num").GetInt32(), bin.GetProperty("nfold").GetInt32());
        var pairs = HardPairs.Choose(Faces(golden), count, folds, TestContext.Current.CancellationToken);
        pairs.Select(pair => (pair.First, pair.Second)).ShouldBe(
            bin.GetProperty("bin_pair_order").EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetInt32())));
        pairs.Select(pair => pair.Same).ShouldBe(bin.GetProperty("issame").Labels());
        pairs.Where(pair => pair.Same).Select(pair => pair.Score).ShouldBeNear(bin.GetProperty("positive_pair_scores").Doubles(), Tolerance);
        pairs.Where(pair => !pair.Same).Select(pair => pair.Score).ShouldBeNear(bin.GetProperty("negative_pair_scores").Doubles(), Tolerance);
    }

    [Fact]
    public void A_picture_finds_its_person_only_by_the_others_when_it_is_left_out()
    {
        // Person 3: two pictures at right angles, each nearer to another person than to the other one. Person 8: one picture, left out.
        var faces = new FolderEmbeddings(
            new Embeddings(5, 2, [1, 0, 1, 0.1f, 0, 5, 1, -0.2f, -1, 0]), [1, 1, 3, 3, 8], ["a", "b", "c", "d", "e"]);
        var result = FolderEvaluation.Of(faces, TestContext.Current.CancellationToken);
        result.Accuracy.ShouldBe(0.8);
        result.LeaveOneOutAccuracy.ShouldBe(0.5);
    }

    [Fact]
    public void People_with_the_same_pictures_are_not_told_apart()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            float[] picture = [.. Enumerable.Range(0, 512).Select(_ => random.NextSingle() - 0.5f)];
            // Three copies, then two, of one picture.
            var faces = new FolderEmbeddings(new Embeddings(5, 512, [.. Enumerable.Repeat(picture, 5).SelectMany(value => value)]), [1, 1, 1, 2, 2], ["a", "b", "c", "d", "e"]);
            FolderEvaluation.Of(faces, TestContext.Current.CancellationToken).LeaveOneOutAccuracy.ShouldBe(0);
        }
    }

    [Fact]
    public void Where_there_are_fewer_pairs_than_asked_for_labels_and_pairs_still_agree()
    {
        var faces = Faces(Golden());
        var pairs = HardPairs.Choose(faces, 3000, 2, TestContext.Current.CancellationToken);
        pairs.ShouldAllBe(pair => pair.Same == (faces.Persons[pair.First] == faces.Persons[pair.Second]));
        var usable = Enumerable.Range(0, 10).SelectMany(i => Enumerable.Range(0, i).Where(j => faces.Persons[i] == faces.Persons[j]).Select(j => Cosine.Of(faces.Embeddings[i], faces.Embeddings[j])))
            .Count(score => score > 0);
        pairs.Count(pair => pair.Same).ShouldBe(usable / 2 * 2);
    }

    [Fact]
    public void Saved_embeddings_are_read_back_under_the_references_names()
    {
        using var folder = new TemporaryFolder();
        new FolderEmbeddings(new Embeddings(2, 2, [3, 4, 0, 2]), [7, 9], ["a/1.jpg", "b/ü.jpg"]).Write(folder["e.npz"]);
        NpzFile.Read(folder["e.npz"]).Keys.ShouldBe(["embs", "imm_classes", "filenames"]);
        var read = FolderEmbeddings.Read(folder["e.npz"]);
        read.Embeddings.Values.ShouldBe([0.6f, 0.8f, 0, 1]);
        read.Persons.ShouldBe([7, 9]);
        read.Names.ShouldBe(["a/1.jpg", "b/ü.jpg"]);
    }

    [Fact]
    public void A_network_that_has_diverged_is_told_with_its_picture() =>
        Should.Throw<InvalidOperationException>(() => new FolderEmbeddings(new Embeddings(2, 1, [1, float.PositiveInfinity]), [1, 2], ["a.jpg", "b.jpg"])).Message.ShouldContain("b.jpg is not finite");

    [Fact]
    public void Other_arrays_are_bad_data_by_name()
    {
        using var folder = new TemporaryFolder();
        NpzFile.Write(folder["e.npz"], new Dictionary<string, NumpyArray> { ["embs"] = NumpyArray.Of([1, 1], new float[1]) });
        Should.Throw<BadDataException>(() => FolderEmbeddings.Read(folder["e.npz"])).Problem.ShouldContain("imm_classes");
        NpzFile.Write(folder["e.npz"], new Dictionary<string, NumpyArray>
        {
            ["embs"] = NumpyArray.Of([1, 1], new[] { float.NaN }),
            ["imm_classes"] = NumpyArray.Of([1], new int[1]),
            ["filenames"] = NumpyArray.Of([1], ["x.jpg"]),
        });
        Should.Throw<BadDataException>(() => FolderEmbeddings.Read(folder["e.npz"])).Problem.ShouldContain("x.jpg is not finite");
    }

    private static JsonElement Golden() => SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("eval_folder");

    private static FolderEmbeddings Faces(JsonElement golden)
    {
        var classes = golden.GetProperty("classes").EnumerateArray().Select(person => person.GetInt32()).ToArray();
        return new(golden.GetProperty("emb").Rows(), classes, [.. classes.Index().Select(item => $"{item.Index}.jpg")]);
    }
}
