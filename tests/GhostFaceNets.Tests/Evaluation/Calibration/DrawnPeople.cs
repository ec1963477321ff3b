using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Evaluation.Calibration;

/// <summary>Forty people with three embeddings of whole numbers each, which a few lines of any language make again:
/// x = (1103515245 x + 12345) mod 2^31 from 1 on, n = (x >> 16) mod 19 - 9; a person has a centre of eight n, a picture of it
/// 2 centre + n in each element.</summary>
internal static class DrawnPeople
{
    public const int Count = 40;
    private const int Pictures = 3;
    private const int Size = 8;

    public static FolderEmbeddings Faces()
    {
        uint x = 1;
        float Next()
        {
            x = (x * 1103515245 + 12345) & int.MaxValue;
            return (int)((x >> 16) % 19) - 9;
        }

        var values = new List<float>();
        for (var person = 0; person < Count; person++)
        {
            var centre = Enumerable.Range(0, Size).Select(_ => Next()).ToArray();
            for (var picture = 0; picture < Pictures; picture++) values.AddRange(centre.Select(element => 2 * element + Next()));
        }

        var persons = Enumerable.Range(0, Count * Pictures).Select(picture => picture / Pictures).ToArray();
        return new(new Embeddings(Count * Pictures, Size, [.. values]), persons, [.. persons.Select((person, i) => $"{person}/{i}.png")]);
    }
}
