// Writes the lists of a release of IJB-C's size, without pictures, and random embeddings of its faces as --embeddings takes them.
// usage: IjbSize DIR
using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Formats.Numpy;

const int faces = 469_375, templates = 23_124, pairs = 15_658_489, genuine = 19_557, gallery1 = 1_772, gallery2 = 1_759, size = 512;
var layout = new IjbLayout(args[0], IjbSubset.IjbC);
var random = new Random(1);
Directory.CreateDirectory(Path.GetDirectoryName(layout.FacePoints)!);
using (StreamWriter points = new(layout.FacePoints), members = new(layout.FaceTemplates))
{
    for (var face = 0; face < faces; face++)
    {
        points.WriteLine($"{face + 1}.jpg 46.060 62.026 87.785 60.323 68.851 77.656 52.162 99.875 86.450 98.648 0.{random.Next(500, 1000)}");
        members.WriteLine($"{face + 1}.jpg {(face < templates ? face : random.Next(templates))} {random.Next(10 * templates)}");
    }
}

using (var list = new StreamWriter(layout.TemplatePairs))
{
    for (var pair = 0; pair < pairs; pair++) list.WriteLine($"{random.Next(templates)} {random.Next(templates)} {(pair < genuine ? 1 : 0)}");
}

WriteSubjects(layout.Gallery1, 0, gallery1, template => template);
WriteSubjects(layout.Gallery2, gallery1, gallery1 + gallery2, template => template);
WriteSubjects(layout.Probes, gallery1 + gallery2, templates, _ => random.Next(gallery1 + gallery2));
NpzFile.Write(Path.Combine(args[0], "embeddings.npz"), npz =>
{
    npz.AddRows("embs", faces, size, Rows());
    npz.AddRows("embs_f", faces, size, Rows());
});

static void WriteSubjects(string path, int first, int end, Func<int, int> subject)
{
    using var list = new StreamWriter(path);
    list.WriteLine("TEMPLATE_ID,SUBJECT_ID");
    for (var template = first; template < end; template++) list.WriteLine($"{template},{subject(template)}");
}

IEnumerable<float[]> Rows()
{
    var row = new float[size];
    for (var face = 0; face < faces; face++)
    {
        for (var i = 0; i < size; i++) row[i] = random.NextSingle() - 0.5f;
        yield return row;
    }
}
