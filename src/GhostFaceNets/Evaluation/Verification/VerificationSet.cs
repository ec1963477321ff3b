using GhostFaceNets.Imaging;

namespace GhostFaceNets.Evaluation.Verification;

/// <summary>Pictures and the pairs among them that a network is to judge.</summary>
/// <param name="Name">As results name it, e.g. <c>lfw</c>.</param>
/// <param name="Pictures">What each picture is called.</param>
/// <param name="Pairs">The pairs, so arranged that contiguous tenths are the folds.</param>
/// <param name="Load">Gives the aligned face of a picture, or null where none was found in it. Called from several threads.</param>
public sealed record VerificationSet(string Name, IReadOnlyList<string> Pictures, IReadOnlyList<VerificationPair> Pairs, Func<int, Picture?> Load)
{
    /// <summary>The set in an evaluation .bin, named as the file. Its pictures are decoded as they are loaded.</summary>
    /// <exception cref="BadDataException">The file is no evaluation .bin; or, when a picture is loaded, it is none.</exception>
    public static VerificationSet FromBin(string path)
    {
        var bin = VerificationBin.Read(path);
        return new(
            Path.GetFileNameWithoutExtension(path),
            [.. Enumerable.Range(0, bin.Images.Count).Select(picture => $"picture {picture}")],
            [.. bin.Same.Select((same, pair) => new VerificationPair(2 * pair, 2 * pair + 1, same))],
            picture => PictureFile.Decode(bin.Images[picture].Span, $"{path}, picture {picture}"));
    }

    /// <summary>The set that a list of pairs describes, named as the file.</summary>
    /// <param name="path">The list.</param>
    /// <param name="pairs">Its content.</param>
    /// <param name="face">Gives the aligned face of the picture of an index in <see cref="PairsFile.Names"/>, or null where none was found in it.</param>
    public static VerificationSet FromPairs(string path, PairsFile pairs, Func<int, Picture?> face)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return new(Path.GetFileNameWithoutExtension(path), pairs.Names, pairs.Pairs, face);
    }
}
