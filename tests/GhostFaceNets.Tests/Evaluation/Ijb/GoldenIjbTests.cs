using System.Text.Json;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation.Ijb;

public class GoldenIjbTests
{
    private const double Near = 1e-6;
    private const double Exact = 1e-11;

    [Fact]
    public void All_eight_variants_match_the_golden_set()
    {
        var golden = SharedFolder.GoldenJson("ijb_verification.json");
        var inputs = golden.GetProperty("inputs");
        var (faces, embeddings) = (Faces(inputs), Embeddings(inputs));
        var pairs = Pairs(faces, Ints(inputs.GetProperty("p1")), Ints(inputs.GetProperty("p2")), inputs.GetProperty("label").Labels());
        var expected = golden.GetProperty("expected").EnumerateArray().ToDictionary(variant => Variant(variant).ToString());
        expected.Count.ShouldBe(8);
        var pooled = TemplatePooling.Pool(faces, embeddings, TemplateVariant.All, TestContext.Current.CancellationToken).ToArray();
        foreach (var (index, result) in IjbVerification.Compare(faces, embeddings, pairs, TemplateVariant.All, TestContext.Current.CancellationToken).Index())
        {
            var wanted = expected[result.Name];
            faces.Ids.ShouldBe(Ints(wanted.GetProperty("unique_templates")));
            pooled[index].Values.Select(value => (double)value).ShouldBeNear(wanted.GetProperty("template_features").EnumerateArray().SelectMany(row => row.Doubles()), Near);
            result.Scores.Select(score => (double)score).ShouldBeNear(wanted.GetProperty("pair_scores").Doubles(), Near);
            result.Sorted.Area.ShouldBe(wanted.GetProperty("auc").GetDouble(), Exact);
            var rates = wanted.GetProperty("tar_at_far");
            var fars = rates.GetProperty("fars").Doubles();
            fars.Select(result.Sorted.TarAt).ShouldBeNear(rates.GetProperty("conservative_fpr_le_far").Doubles(), Exact);
            fars.Select(result.Sorted.ReferenceTarAt).ShouldBeNear(rates.GetProperty("reference_nearest_fpr").Doubles(), Exact);
        }
    }

    [Fact]
    public void All_eight_variants_match_the_second_golden_set_in_its_order()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("ijb11");
        var rows = golden.GetProperty("faces").EnumerateArray().ToArray();
        var faces = new FaceTemplates(
            [.. rows.Select(row => row.GetProperty("template").GetInt32())],
            [.. rows.Select(row => row.GetProperty("media").GetInt32())],
            [.. rows.Select(row => row.GetProperty("score").GetSingle())]);
        var embeddings = new IjbEmbeddings(golden.GetProperty("emb").Rows(), golden.GetProperty("emb_flip").Rows());
        var listed = golden.GetProperty("pairs").EnumerateArray().Select(Ints).ToArray();
        var pairs = Pairs(faces, [.. listed.Select(pair => pair[0])], [.. listed.Select(pair => pair[1])], [.. listed.Select(pair => pair[2] == 1)]);
        var order = golden.GetProperty("combination_order").EnumerateArray().Select(name => name.GetString()!).ToArray();
        TemplateVariant.All.Select(variant => variant.ToString()).ShouldBe(order);
        faces.Ids.ShouldBe(Ints(golden.GetProperty("unique_templates")));
        foreach (var result in IjbVerification.Compare(faces, embeddings, pairs, TemplateVariant.All, TestContext.Current.CancellationToken))
        {
            var wanted = golden.GetProperty("combinations").GetProperty(result.Name);
            result.Scores.Select(score => (double)score).ShouldBeNear(wanted.GetProperty("scores").Doubles(), Near);
            result.Sorted.Area.ShouldBe(wanted.GetProperty("auc").GetDouble(), Exact);
            foreach (var rate in wanted.GetProperty("tar_nearest_at").EnumerateObject())
            {
                result.Sorted.ReferenceTarAt(double.Parse(rate.Name, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(rate.Value.GetDouble(), Exact);
            }
        }
    }

    [Fact]
    public void Searches_match_the_golden_set()
    {
        var golden = SharedFolder.GoldenJson("ijb_identification.json");
        var (inputs, expected) = (golden.GetProperty("inputs"), golden.GetProperty("expected"));
        var faces = Faces(inputs);
        SubjectTemplates List(string name) => Subjects(faces, Ints(inputs.GetProperty(name).GetProperty("templates")), Ints(inputs.GetProperty(name).GetProperty("subject_ids")));
        var lists = new IjbSearchLists(List("gallery1"), List("gallery2"), List("probe_mixed"));
        var result = IjbIdentification.Search(faces, Embeddings(inputs), lists, TestContext.Current.CancellationToken);
        foreach (var (search, name) in new[] { (result.Gallery1, "gallery1"), (result.Gallery2, "gallery2") })
        {
            var wanted = expected.GetProperty(name);
            search.Mated.ShouldBe(wanted.GetProperty("mated_probes").GetInt32());
            search.NonMated.ShouldBe(wanted.GetProperty("nonmated_probes").GetInt32());
            search.Ranks.ShouldBe(Ints(wanted.GetProperty("ranks_0_is_nonmate")));
            ShouldMatch(search, wanted, expected.GetProperty("fars").Doubles());
        }

        foreach (var count in IjbIdentification.Ranks) result.ReferenceTop(count).ShouldBe(expected.GetProperty("mean").GetProperty($"top{count}").GetDouble(), Exact);
        ShouldHaveRates(result, expected.GetProperty("fars").Doubles(), expected.GetProperty("mean_tpir").Doubles());
        IjbIdentification.ShownRates.ShouldBe(Ints(expected.GetProperty("shown_indices")));
    }

    [Fact]
    public void Searches_match_the_second_golden_set()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("ijb1N");
        var faces = new FaceTemplates(
            Ints(golden.GetProperty("templates")), Ints(golden.GetProperty("medias")), [.. golden.GetProperty("scores").Doubles().Select(score => (float)score)]);
        var embeddings = new IjbEmbeddings(golden.GetProperty("emb").Rows(), golden.GetProperty("emb_flip").Rows());
        SubjectTemplates List(string name) => Subjects(faces, Ints(golden.GetProperty(name).GetProperty("unique_templates")), Ints(golden.GetProperty(name).GetProperty("subjects")));
        var result = IjbIdentification.Search(faces, embeddings, new(List("gallery1"), List("gallery2"), List("probe")), TestContext.Current.CancellationToken);
        foreach (var (search, name) in new[] { (result.Gallery1, "gallery1"), (result.Gallery2, "gallery2") })
        {
            var wanted = golden.GetProperty(name);
            search.Mated.ShouldBe(wanted.GetProperty("positives").GetInt32());
            search.NonMated.ShouldBe(wanted.GetProperty("non_gallery").GetInt32());
            ShouldMatch(search, wanted, golden.GetProperty("fars").Doubles());
        }

        var mean = golden.GetProperty("mean");
        foreach (var count in IjbIdentification.Ranks) result.ReferenceTop(count).ShouldBe(mean.GetProperty($"top{count}").GetDouble(), Exact);
        ShouldHaveRates(result, golden.GetProperty("fars").Doubles(), mean.GetProperty("tpir").Doubles());
    }

    private static void ShouldMatch(GallerySearch search, JsonElement wanted, double[] fars)
    {
        foreach (var count in IjbIdentification.Ranks)
        {
            search.Hits(count).ShouldBe(wanted.GetProperty($"top{count}_count").GetInt32());
            search.Top(count).ShouldBe(wanted.GetProperty($"top{count}").GetDouble(), Exact);
        }

        fars.Select(search.ReferenceTpirAt).ShouldBeNear(wanted.GetProperty("tpir").Doubles(), Exact);
        fars.Select(far => (double)search.ReferenceThresholdAt(far)).ShouldBeNear(wanted.GetProperty("thresholds").Doubles(), Near);
    }

    private static void ShouldHaveRates(IjbIdentification result, double[] fars, double[] rates)
    {
        IjbIdentification.ReferenceRates.ShouldBeNear(fars, 1e-15);
        IjbIdentification.ReferenceRates.Select(result.ReferenceTpirAt).ShouldBeNear(rates, Exact);
    }

    private static FaceTemplates Faces(JsonElement inputs) => new(
        Ints(inputs.GetProperty("templates")), Ints(inputs.GetProperty("medias")), [.. inputs.GetProperty("face_scores").Doubles().Select(score => (float)score)]);

    private static IjbEmbeddings Embeddings(JsonElement inputs) => new(inputs.GetProperty("embeddings").Rows(), inputs.GetProperty("embeddings_flip").Rows());

    private static TemplatePairs Pairs(FaceTemplates faces, int[] first, int[] second, bool[] same) => new(Rows(faces, first), Rows(faces, second), same);

    private static SubjectTemplates Subjects(FaceTemplates faces, int[] templates, int[] subjects)
    {
        // As a file would give them.
        var ordered = Rows(faces, templates).Zip(subjects).OrderBy(entry => entry.First).ToArray();
        return new([.. ordered.Select(entry => entry.First)], [.. ordered.Select(entry => entry.Second)]);
    }

    private static int[] Rows(FaceTemplates faces, int[] templates) => [.. templates.Select(template => faces.TryRow(template, out var row) ? row : throw new InvalidOperationException())];

    private static TemplateVariant Variant(JsonElement expected) => new(
        expected.GetProperty("use_norm_score").GetBoolean(), expected.GetProperty("use_detector_score").GetBoolean(), expected.GetProperty("use_flip_test").GetBoolean());

    private static int[] Ints(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];
}
