using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

/// <summary>Pictures of one pixel that show their own number, of people with as many pictures as said.</summary>
internal sealed class LabelledPictures(params int[] picturesOfPeople) : IFaceSource
{
    private readonly int[] _people = [.. picturesOfPeople.SelectMany((count, person) => Enumerable.Repeat(person, count))];

    public string Name => "pictures";

    public IReadOnlyList<string> People { get; } = [.. picturesOfPeople.Select((_, person) => $"{person}")];

    public int Count => _people.Length;

    public HashSet<int> Broken { get; } = [];

    public int PersonOf(int index) => _people[index];

    public string NameOf(int index) => $"{_people[index]}/{index}";

    public Picture Read(int index) => Broken.Contains(index)
        ? throw new BadDataException(NameOf(index), "is broken.")
        : new Picture(1, 1, [(byte)index, 0, 0]);
}
