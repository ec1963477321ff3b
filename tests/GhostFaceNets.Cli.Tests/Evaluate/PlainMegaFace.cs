using System.Text.Json;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Tests.Evaluate;

/// <summary>MegaFace as its papers describe it, by the plainest loops: from the pictures and lists of a release alone.</summary>
internal sealed class PlainMegaFace
{
    private readonly Dictionary<string, double[]> _people;
    private readonly Dictionary<string, double[]> _distractors;

    public PlainMegaFace(string release, Embedder embedder)
    {
        Dictionary<string, double[]> Embed(string list, string folder) =>
            File.ReadAllLines(Path.Combine(release, list)).ToDictionary(name => name, name => Unit(embedder.Embed([PictureFile.Read(Path.Combine(release, folder, name))])[0]));
        (_people, _distractors) = (Embed("facescrub_lst", "facescrub_images"), Embed("megaface_lst", "megaface_images"));
    }

    /// <summary>The direction of the sum of a person's other embeddings that are not listed.</summary>
    public double[] Replacement(string picture, string[] listed)
    {
        var clean = _people.Where(each => Person(each.Key) == Person(picture) && !listed.Contains(Path.GetFileName(each.Key))).Select(each => each.Value).ToArray();
        return Unit([.. Enumerable.Range(0, clean[0].Length).Select(i => (float)clean.Sum(embedding => embedding[i]))]);
    }

    public void Replace(string picture, double[] embedding) => _people[picture] = embedding;

    public void Remove(string[] distractors)
    {
        // Nobody is near to what is infinitely far away, and it still counts.
        foreach (var distractor in distractors) _distractors[distractor] = [.. _distractors[distractor].Select(_ => double.PositiveInfinity)];
    }

    /// <summary>The share of searches that find the mate within so many answers, and the true accepts at a false accept rate.</summary>
    public (double[] Rates, double Tar) Evaluate(string gallery, int[] ranks, double far)
    {
        var names = JsonDocument.Parse(File.ReadAllText(gallery)).RootElement.GetProperty("path").EnumerateArray().Select(path => path.GetString()!).ToArray();
        var (found, genuine, impostors) = (new List<int>(), new List<double>(), new List<double>());
        foreach (var (probe, embedding) in _people)
        {
            double[] strangers = [.. names.Select(name => Distance(embedding, _distractors[name]))];
            impostors.AddRange(strangers);
            foreach (var mate in _people.Where(each => each.Key != probe && Person(each.Key) == Person(probe)))
            {
                genuine.Add(Distance(embedding, mate.Value));
                found.Add(1 + strangers.Count(stranger => stranger < genuine[^1]));
            }
        }

        impostors.Sort();
        var allowed = (int)(far * impostors.Count);
        return ([.. ranks.Select(rank => found.Average(place => place <= rank ? 1.0 : 0))], genuine.Average(distance => distance < impostors[allowed] ? 1.0 : 0));
    }

    private static string Person(string picture) => picture.Split('/')[0];

    private static double Distance(double[] one, double[] other) => one.Zip(other, (a, b) => (a - b) * (a - b)).Sum();

    private static double[] Unit(ReadOnlySpan<float> values)
    {
        double[] numbers = [.. values.ToArray().Select(value => (double)value)];
        var length = Math.Sqrt(numbers.Sum(number => number * number));
        return [.. numbers.Select(number => number / length)];
    }
}
