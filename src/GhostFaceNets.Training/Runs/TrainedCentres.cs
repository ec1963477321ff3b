using System.Numerics.Tensors;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Runs;

/// <summary>A backbone together with the class centres that were trained with it.</summary>
/// <param name="Model">The backbone.</param>
/// <param name="SubCentres">Centres of a class, k.</param>
/// <param name="Unit">The centres at length 1: those of a class follow each other, k a class.</param>
public sealed record TrainedCentres(FaceModel Model, int SubCentres, Embeddings Unit)
{
    /// <summary>Classes.</summary>
    public int Classes => Unit.Count / SubCentres;

    /// <summary>People with fewer pictures have no centres.</summary>
    public int ImagesPerPerson { get; init; }

    /// <summary>The people whose centres they are; null where no run folder around the checkpoint tells.</summary>
    public IReadOnlyList<string>? People { get; init; }

    /// <summary>Sees to it that a data set shows the same people in the same order.</summary>
    /// <exception cref="BadDataException">It does not.</exception>
    public void CheckPeople(IFaceSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (People is null || People.SequenceEqual(source.People)) return;
        var place = People.Zip(source.People).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new BadDataException(
            source.Name,
            $"shows {source.People.Count} people, of whom the one of class {place} is {Name(source.People)}; the network was trained with {People.Count}, "
            + $"and there it is {Name(People)}. Give the data that it was trained with.");

        string Name(IReadOnlyList<string> people) => place < people.Count ? $"'{people[place]}'" : "nobody";
    }

    /// <summary>Reads them.</summary>
    /// <param name="path">A checkpoint, or a run folder for its latest one.</param>
    /// <exception cref="BadDataException">There is no checkpoint, or it has no centres.</exception>
    public static TrainedCentres Read(string path)
    {
        var file = Checkpoint.Find(path);
        var checkpoint = Checkpoint.Read(file);
        var layout = HeadLayout.Of(checkpoint.Recipe, checkpoint.Position.Stage);
        if (layout is not { Logits: false } || checkpoint.HeadKernel is not { } kernel)
        {
            throw new BadDataException(file, "this checkpoint has no class centres that cosines are taken to.");
        }

        if (kernel.Count % layout.SubCentres != 0) throw new BadDataException(file, $"{kernel.Count} centres are not {layout.SubCentres} for each class.");
        for (var row = 0; row < kernel.Count; row++) Normalise(kernel.Values.AsSpan(row * kernel.Size, kernel.Size));
        var people = new RunFolder(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "..")).People;
        return new(checkpoint.Model, layout.SubCentres, kernel)
        {
            ImagesPerPerson = checkpoint.Recipe.Data.ImagesPerPerson,
            People = File.Exists(people) ? File.ReadAllLines(people) : null,
        };
    }

    private static void Normalise(Span<float> row)
    {
        var length = MathF.Max(TensorPrimitives.Norm(row), float.Epsilon);
        TensorPrimitives.Divide(row, length, row);
    }
}
