using GhostFaceNets.Evaluation.Ijb;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>The meta files of an IJB release; of each target one is changed and the others are whole.</summary>
internal static class IjbTargets
{
    private const string Points = "1.jpg 10.5 20 30 20 20 30 12 40 28 40 0.99\n2.jpg 1 2 3 4 5 6 7 8 9 10 0.5\n3.jpg 11 12 13 14 15 16 17 18 19 20 0.75\n";
    private const string Media = "1.jpg 1 7\n2.jpg 1 8\n3.jpg 25 9\n";
    private const string Pairs = "1 25 0\n25 25 1\n";
    private const string Subjects = "TEMPLATE_ID,SUBJECT_ID,FILENAME\n1,3,img/1.jpg\n1,3,img/2.jpg\n25,4,frames/3.png\n";

    private static readonly byte[][] Words = FuzzTargets.Words(" ", "\t", ",", "\n", "\r\n", "\0", "\ufeff", "1.jpg", "-1", "1 1 1\n");

    /// <summary>The points of the faces.</summary>
    public static FuzzTarget FacePoints { get; } = Target("ijb-points", layout => layout.FacePoints, Points, layout => IjbFaces.Read(layout));

    /// <summary>The templates and media of the faces.</summary>
    public static FuzzTarget FaceTemplates { get; } = Target("ijb-media", layout => layout.FaceTemplates, Media, layout => IjbFaces.Read(layout));

    /// <summary>The comparisons of 1:1.</summary>
    public static FuzzTarget TemplatePairs { get; } = Target(
        "ijb-pairs", layout => layout.TemplatePairs, Pairs, layout => Evaluation.Ijb.TemplatePairs.Read(layout.TemplatePairs, IjbFaces.Read(layout).Templates));

    /// <summary>A gallery of 1:N.</summary>
    public static FuzzTarget Gallery { get; } = Target(
        "ijb-gallery", layout => layout.Gallery1, Subjects, layout => SubjectTemplates.Read(layout.Gallery1, IjbFaces.Read(layout).Templates));

    private static FuzzTarget Target(string name, Func<IjbLayout, string> file, string seed, Action<IjbLayout> read) => new(
        name,
        file(new("", IjbSubset.IjbB)),
        [System.Text.Encoding.UTF8.GetBytes(seed)],
        path => read(new(Path.GetFullPath(Path.Combine(path, "..", "..", "..")), IjbSubset.IjbB)))
    {
        Prepare = folder =>
        {
            var layout = new IjbLayout(folder, IjbSubset.IjbB);
            Directory.CreateDirectory(Path.GetDirectoryName(layout.FacePoints)!);
            File.WriteAllText(layout.FacePoints, Points);
            File.WriteAllText(layout.FaceTemplates, Media);
        },
        Words = Words,
    };
}
