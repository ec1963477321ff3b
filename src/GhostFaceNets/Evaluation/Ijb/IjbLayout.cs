namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Where the files of a release lie, as InsightFace distributes it: <c>IJBB/loose_crop</c>, <c>IJBB/meta</c>, and the same of <c>IJBC</c>.</summary>
/// <param name="Root">The folder that holds <c>IJBB</c> and <c>IJBC</c>, or one of them.</param>
/// <param name="Subset">Which of them.</param>
public sealed record IjbLayout(string Root, IjbSubset Subset)
{
    /// <summary><c>IJBB</c> or <c>IJBC</c>.</summary>
    public string Name => Subset == IjbSubset.IjbB ? "IJBB" : "IJBC";

    /// <summary>The folder of pictures, each of one face with some margin.</summary>
    public string Pictures => Path.Combine(Root, Name, "loose_crop");

    /// <summary>A line for each face: picture, x and y of five points, detector score.</summary>
    public string FacePoints => Meta("name_5pts_score.txt");

    /// <summary>A line for each face, in the same order: picture, template, medium.</summary>
    public string FaceTemplates => Meta("face_tid_mid.txt");

    /// <summary>A line for each comparison of 1:1: template, template, 1 or 0.</summary>
    public string TemplatePairs => Meta("template_pair_label.txt");

    /// <summary>Templates and subjects of the first gallery of 1:N.</summary>
    public string Gallery1 => Meta(Subset == IjbSubset.IjbB ? "1N_gallery_S1.csv" : "1N_gallery_G1.csv");

    /// <summary>Templates and subjects of the second gallery of 1:N.</summary>
    public string Gallery2 => Meta(Subset == IjbSubset.IjbB ? "1N_gallery_S2.csv" : "1N_gallery_G2.csv");

    /// <summary>Templates and subjects that are searched in both galleries.</summary>
    public string Probes => Meta("1N_probe_mixed.csv");

    private string Meta(string file) => Path.Combine(Root, Name, "meta", $"{Name.ToLowerInvariant()}_{file}");
}
