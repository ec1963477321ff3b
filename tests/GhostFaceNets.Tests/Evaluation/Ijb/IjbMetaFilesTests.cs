using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation.Ijb;

public sealed class IjbMetaFilesTests : IDisposable
{
    private const string Points = "46.060 62.026 87.785 60.323 68.851 77.656 52.162 99.875 86.450 98.648 0.999";

    private readonly TemporaryFolder _folder = new();
    private readonly IjbLayout _layout;

    public IjbMetaFilesTests()
    {
        _layout = new(_folder.Path, IjbSubset.IjbC);
        Directory.CreateDirectory(_folder["IJBC", "meta"]);
        File.WriteAllText(_layout.FacePoints, $"1.jpg {Points}\n2.jpg {Points}\n\n3.jpg {Points}\n");
        File.WriteAllText(_layout.FaceTemplates, "1.jpg 7 30\n2.jpg 2 31\n3.jpg 7 30\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_two_benchmarks_have_the_published_names()
    {
        Path.GetRelativePath(_folder.Path, _layout.Gallery1).Replace('\\', '/').ShouldBe("IJBC/meta/ijbc_1N_gallery_G1.csv");
        var b = new IjbLayout("x", IjbSubset.IjbB);
        new[] { b.FacePoints, b.FaceTemplates, b.TemplatePairs, b.Gallery1, b.Gallery2, b.Probes }.Select(Path.GetFileName).ShouldBe(
            ["ijbb_name_5pts_score.txt", "ijbb_face_tid_mid.txt", "ijbb_template_pair_label.txt", "ijbb_1N_gallery_S1.csv", "ijbb_1N_gallery_S2.csv", "ijbb_1N_probe_mixed.csv"]);
    }

    [Fact]
    public void Faces_pairs_and_subjects_are_read()
    {
        var faces = IjbFaces.Read(_layout, TestContext.Current.CancellationToken);
        faces.Names.ShouldBe(["1.jpg", "2.jpg", "3.jpg"]);
        faces.Landmarks[2].LeftEye.ShouldBe(new(46.060, 62.026));
        faces.Templates.Ids.ShouldBe([2, 7]);
        var pairs = TemplatePairs.Read(Write("pairs.txt", "7 2 0\r\n2 2 1\r\n"), faces.Templates, TestContext.Current.CancellationToken);
        pairs.Same.ToArray().ShouldBe([false, true]);
        var subjects = SubjectTemplates.Read(Write("gallery.csv", "TEMPLATE_ID,SUBJECT_ID,FILENAME\n7,100,a.jpg\n2,101,\"b,c.jpg\"\n7,100,d.jpg\n"), faces.Templates, TestContext.Current.CancellationToken);
        (subjects.Rows, subjects.Subjects).ShouldSatisfyAllConditions(read => read.Rows.ShouldBe([0, 1]), read => read.Subjects.ShouldBe([101, 100]));
    }

    [Theory]
    [InlineData("1.jpg 1 2 3", "line 1: expected a picture, ten numbers")]
    [InlineData("1.jpg " + Points + "\n2.jpg 46.060 62.026 87.785 60.323 68.851 77.656 52.162 99.875 86.450 98.648 high", "line 2: expected a picture")]
    [InlineData("1.jpg NaN" + Points, "line 1")]
    [InlineData("\n", "lists no face")]
    [InlineData("1.jpg " + Points + "\n3.jpg " + Points, "line 2: 2.jpg, where")]
    [InlineData("1.jpg " + Points, "line 2: ")]
    [InlineData("1.jpg " + Points + "\n2.jpg " + Points + "\n3.jpg " + Points + "\n4.jpg " + Points, "lists 3 faces and")]
    public void Bad_points_are_named_by_line(string content, string problem)
    {
        File.WriteAllText(_layout.FacePoints, content);
        Should.Throw<BadDataException>(() => IjbFaces.Read(_layout, TestContext.Current.CancellationToken)).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("1.jpg 7\n", "line 1: expected a picture, a template and a medium")]
    [InlineData("1.jpg 7 30\n2.jpg -2 31\n", "line 2")]
    [InlineData("1.jpg 7 99999999999\n", "line 1")]
    public void Bad_templates_are_named_by_line(string content, string problem)
    {
        File.WriteAllText(_layout.FaceTemplates, content);
        Should.Throw<BadDataException>(() => IjbFaces.Read(_layout, TestContext.Current.CancellationToken)).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("7 2 0\r7 2 1\r2 2 1\n7 7 1\n")]
    [InlineData("7 2 0\r\n7 2 1\r2 2 1\n7 7 1")]
    public void Lines_may_end_in_several_ways(string content) =>
        TemplatePairs.Read(Write("pairs.txt", content), Faces(), TestContext.Current.CancellationToken).Same.ToArray().ShouldBe([false, true, true, true]);

    [Theory]
    [InlineData("7 2 0\n7 2 1\n7 3 0\n", "line 3: no face belongs to template 3")]
    [InlineData("7 2 0\n7 2\n", "line 2: expected two templates")]
    [InlineData("7 2 2\n", "line 1: expected two templates")]
    [InlineData("7 2 0\n", "both kinds")]
    [InlineData("", "both kinds")]
    public void Bad_pairs_are_named_by_line(string content, string problem) =>
        Should.Throw<BadDataException>(() => TemplatePairs.Read(Write("pairs.txt", content), Faces(), TestContext.Current.CancellationToken)).Message.ShouldContain(problem);

    [Theory]
    [InlineData("TEMPLATE_ID,SUBJECT_ID\n7,1\n8,1\n", "line 3: no face belongs to template 8")]
    [InlineData("TEMPLATE_ID,SUBJECT_ID\n7,1\n7,2\n", "line 3: template 7 is of subject 2, and of 1 before")]
    [InlineData("TEMPLATE_ID,SUBJECT_ID\n7;1\n", "line 2: expected a template and a subject")]
    [InlineData("TEMPLATE_ID,SUBJECT_ID\n", "lists no template")]
    public void Bad_subjects_are_named_by_line(string content, string problem) =>
        Should.Throw<BadDataException>(() => SubjectTemplates.Read(Write("gallery.csv", content), Faces(), TestContext.Current.CancellationToken)).Message.ShouldContain(problem);

    [Fact]
    public void An_absent_file_says_what_a_release_has() =>
        Should.Throw<BadDataException>(() => TemplatePairs.Read(_layout.TemplatePairs, Faces(), TestContext.Current.CancellationToken)).Message.ShouldContain("loose_crop");

    private static FaceTemplates Faces() => new([7, 2], [1, 1], [1, 1]);

    private string Write(string name, string content)
    {
        File.WriteAllText(_folder[name], content);
        return _folder[name];
    }
}
