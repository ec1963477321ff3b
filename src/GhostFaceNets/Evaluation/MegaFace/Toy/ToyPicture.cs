using GhostFaceNets.Imaging;

namespace GhostFaceNets.Evaluation.MegaFace.Toy;

/// <summary>A picture of a toy release.</summary>
/// <param name="Name">Its path with <c>/</c>.</param>
/// <param name="IsWrong">Whether it shows another person than its list says, and belongs on the list of noise.</param>
/// <param name="Face">Gives the picture; null where no face is found.</param>
internal sealed record ToyPicture(string Name, bool IsWrong, Func<Picture?> Face)
{
    private const int WrongDistractorEvery = 12;
    private const int FacesOfSomeoneWrong = 4;

    /// <summary>The pictures of the people to be found. The last one of every second person with enough of them shows the next person.</summary>
    public static IEnumerable<ToyPicture> OfPeople(ToyPortraits portraits)
    {
        foreach (var (person, name) in portraits.People.Index())
        {
            var faces = portraits.Faces[person];
            foreach (var (image, face) in faces.Index())
            {
                var wrong = person % 2 == 0 && image == faces.Count - 1 && faces.Count >= FacesOfSomeoneWrong && portraits.People.Count > 1;
                yield return new($"{name}/{name}_{image}.png", wrong, wrong ? portraits.Faces[(person + 1) % portraits.People.Count][0] : face);
            }
        }
    }

    /// <summary>The distractors. Every twelfth shows one of the people to be found.</summary>
    public static IEnumerable<ToyPicture> OfStrangers(ToyPortraits portraits)
    {
        foreach (var (number, face) in portraits.Strangers.Index())
        {
            var wrong = number % WrongDistractorEvery == WrongDistractorEvery - 1 && portraits.People.Count > 0;
            var known = wrong ? portraits.Faces[number / WrongDistractorEvery % portraits.People.Count] : [face];
            yield return new($"{number % 10:D3}/{10_000_000 + number}@N00/{4_000_000 + 7 * number}_0.jpg", wrong, known[^1]);
        }
    }
}
