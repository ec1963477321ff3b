using System.Globalization;
using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Tests.Evaluate;

/// <summary>The protocols of IJB written down as they are told, without a thought for speed or memory.</summary>
internal sealed class PlainIjb
{
    private readonly string _meta;
    private readonly string _prefix;
    private readonly Face[] _faces;

    public PlainIjb(string release, string subset, Embedder embedder)
    {
        (_meta, _prefix) = (Path.Combine(release, subset, "meta"), subset.ToLowerInvariant());
        var members = Lines("face_tid_mid.txt");
        _faces = [.. Lines("name_5pts_score.txt").Zip(members, (points, member) =>
        {
            double[] numbers = [.. points.Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            var picture = PictureFile.Read(Path.Combine(release, subset, "loose_crop", points[0]));
            var aligned = FaceAlignment.Align(picture, FaceLandmarks.From(numbers[..10]), embedder.InputSize);
            double[] Embed(Picture face) => [.. embedder.Embed([face])[0].ToArray().Select(value => (double)value)];
            return new Face(int.Parse(member[1], CultureInfo.InvariantCulture), int.Parse(member[2], CultureInfo.InvariantCulture), numbers[10], Embed(aligned), Embed(aligned.Mirror()));
        })];
    }

    private sealed record Face(int Template, int Medium, double Score, double[] Straight, double[] Mirrored);

    /// <summary>Each pair's cosine and label.</summary>
    public (double[] Scores, bool[] Same) Compare(bool n, bool d, bool f)
    {
        var templates = Templates(n, d, f);
        var pairs = Lines("template_pair_label.txt").Select(line => line.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return ([.. pairs.Select(pair => Dot(templates[pair[0]], templates[pair[1]]))], [.. pairs.Select(pair => pair[2] == 1)]);
    }

    /// <summary>The best share of genuine pairs over every threshold at which the share of impostors is not above the rate.</summary>
    public static double Tar(double[] scores, bool[] same, double far) => scores.Append(double.PositiveInfinity)
        .Where(threshold => Share(scores, same, false, threshold) <= far)
        .Max(threshold => Share(scores, same, true, threshold));

    /// <summary>The share of pairs of a genuine and an impostor that are in the right order.</summary>
    public static double Area(double[] scores, bool[] same) => scores.Zip(same).Where(pair => pair.Second).Average(genuine =>
        scores.Zip(same).Where(pair => !pair.Second).Average(impostor => genuine.First > impostor.First ? 1 : genuine.First == impostor.First ? 0.5 : 0));

    /// <summary>The share of mated probes among the first, and the share that comes first and is accepted where no more than a share of the others is.</summary>
    public (double Top1, double Top5, double Tpir) Search(string gallery, double fpir)
    {
        var templates = Templates(false, true, true);
        var (people, probes) = (Subjects($"1N_gallery_{gallery}.csv"), Subjects("1N_probe_mixed.csv"));
        var lists = probes.Select(probe => (Subject: probe.Value, Found: people.Select(person => (Subject: person.Value, Score: Dot(templates[probe.Key], templates[person.Key])))
            .OrderByDescending(person => person.Score).ToArray())).ToArray();
        var mated = lists.Where(list => people.ContainsValue(list.Subject)).ToArray();
        var strangers = lists.Where(list => !people.ContainsValue(list.Subject)).Select(list => list.Found[0].Score).ToArray();
        double Rate(double threshold) => mated.Count(list => list.Found[0].Subject == list.Subject && list.Found[0].Score >= threshold) / (double)mated.Length;
        var thresholds = lists.Select(list => list.Found[0].Score).Where(threshold => strangers.Count(score => score >= threshold) <= fpir * strangers.Length);
        return (mated.Count(list => list.Found[0].Subject == list.Subject) / (double)mated.Length,
            mated.Count(list => list.Found.Take(5).Any(person => person.Subject == list.Subject)) / (double)mated.Length,
            thresholds.Select(Rate).Append(0).Max());
    }

    private Dictionary<int, double[]> Templates(bool n, bool d, bool f) => _faces.GroupBy(face => face.Template).ToDictionary(template => template.Key, template => Unit(Sum(
        template.GroupBy(face => face.Medium).Select(medium => Scale(Sum(medium.Select(face =>
        {
            var vector = f ? Sum([face.Straight, face.Mirrored]) : face.Straight;
            return Scale(n ? Unit(vector) : vector, d ? face.Score : 1);
        })), 1.0 / medium.Count())))));

    private Dictionary<int, int> Subjects(string file) => File.ReadAllLines(Path.Combine(_meta, $"{_prefix}_{file}")).Skip(1).Select(line => line.Split(','))
        .DistinctBy(row => row[0]).ToDictionary(row => int.Parse(row[0], CultureInfo.InvariantCulture), row => int.Parse(row[1], CultureInfo.InvariantCulture));

    private string[][] Lines(string file) => [.. File.ReadAllLines(Path.Combine(_meta, $"{_prefix}_{file}")).Select(line => line.Split(' '))];

    private static double Share(double[] scores, bool[] same, bool kind, double threshold) =>
        scores.Zip(same).Where(pair => pair.Second == kind).Average(pair => pair.First >= threshold ? 1.0 : 0);

    private static double[] Sum(IEnumerable<double[]> vectors) => vectors.Aggregate((sum, vector) => [.. sum.Zip(vector, (a, b) => a + b)]);

    private static double[] Scale(double[] vector, double factor) => [.. vector.Select(value => value * factor)];

    private static double[] Unit(double[] vector) => Scale(vector, 1 / Math.Sqrt(Dot(vector, vector)));

    private static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
