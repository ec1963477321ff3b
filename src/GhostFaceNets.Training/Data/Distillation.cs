using System.Collections.Concurrent;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Training.Data;

/// <summary>Asks a teacher once for the embedding of every picture of a data set, without augmentation, so that students
/// can be trained towards them.</summary>
public static class Distillation
{
    /// <summary>Embeds a data set.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="teacher">The teacher; its embeddings are kept as they come, of whatever length.</param>
    /// <param name="policy">What to do about a broken picture: stop, or leave it out of the list.</param>
    /// <param name="progress">Hears the number of pictures done so far.</param>
    /// <param name="cancellation">Stops after the batches that are running.</param>
    /// <returns>The list with its embeddings, and what is wrong with each picture left out.</returns>
    /// <exception cref="BadDataException">A picture is broken or not of the teacher's size, and the policy is to stop; or no picture is whole.</exception>
    public static (FaceList List, IReadOnlyList<string> Broken) Embed(
        IFaceSource source, Embedder teacher, BrokenPicturePolicy policy, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(teacher);
        if ((long)source.Count * teacher.EmbeddingSize > Array.MaxLength)
        {
            throw new BadDataException(
                source.Name, $"{source.Count} embeddings of {teacher.EmbeddingSize} are more than one list holds, {Array.MaxLength / teacher.EmbeddingSize}; split the data set.");
        }

        var reader = new PictureReader(source, teacher.InputSize, policy);
        var broken = new ConcurrentDictionary<int, bool>();
        var blank = new Picture(teacher.InputSize, teacher.InputSize, new byte[3 * teacher.InputSize * teacher.InputSize]);
        var all = teacher.Embed(source.Count, index => reader.TryRead(index) ?? Blank(index), progress: progress, cancellation: cancellation);
        int[] whole = [.. Enumerable.Range(0, source.Count).Where(index => !broken.ContainsKey(index))];
        if (whole.Length == 0) throw new BadDataException(source.Name, $"all {source.Count} pictures are broken, such as {reader.Broken[0]}");
        var list = new FaceList([.. whole.Select(source.NameOf)], [.. whole.Select(source.PersonOf)], EmbeddingRows.Of(all, whole));
        return (list, reader.Broken);

        Picture Blank(int index)
        {
            broken[index] = true;
            return blank;
        }
    }
}
