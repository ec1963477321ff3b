using GhostFaceNets.Synthetic;

namespace GhostFaceNets.Evaluation.Ijb.Toy;

/// <summary>Deals the pictures of people out to templates: for each person one in a gallery and one probe or more, of still pictures and of videos.</summary>
internal static class ToyPlan
{
    private const int FirstSubject = 101;

    /// <summary>Plans templates, in the order of their ids.</summary>
    /// <param name="images">For each person the numbers of the pictures that show a face; two at least.</param>
    /// <param name="random">Decides.</param>
    public static ToyTemplate[] Of(IReadOnlyList<IReadOnlyList<int>> images, SeededRandom random)
    {
        var (drafts, medium) = (new List<ToyTemplate>(), 1);
        var places = random.Shuffled([.. Enumerable.Range(0, images.Count)]);
        for (var person = 0; person < images.Count; person++)
        {
            var rest = random.Shuffled([.. images[person]]).AsSpan();
            for (var gallery = 1 + (places[person] % 2); rest.Length > 0; gallery = 0)
            {
                // One picture at least is left for a probe.
                var most = gallery > 0 ? Math.Min(3, rest.Length - 1) : rest.Length;
                var count = Math.Min(1 + random.Below(4), most);
                drafts.Add(new(0, FirstSubject + person, gallery, Faces(rest[..count], random, ref medium)));
                rest = rest[count..];
            }
        }

        var ids = random.Shuffled([.. Enumerable.Range(0, drafts.Count)]);
        return [.. drafts.Zip(ids, (draft, id) => draft with { Id = 2 + (3 * id) }).OrderBy(template => template.Id)];
    }

    /// <summary>Makes a video of some pictures of a template, stills of the others.</summary>
    private static (int Medium, int Image)[] Faces(ReadOnlySpan<int> images, SeededRandom random, ref int medium)
    {
        var faces = new (int, int)[images.Length];
        for (var i = 0; i < faces.Length; i++)
        {
            if (i > 0 && random.Chance(0.5f)) medium--;
            faces[i] = (medium++, images[i]);
        }

        return faces;
    }
}
