using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>Whether a data set has what the stages of a recipe need.</summary>
internal static class StageChecks
{
    private const int PeopleForAdaCos = 3;

    /// <summary>Checks all stages before the first batch.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="source">The data set.</param>
    /// <param name="teacher">Run beside the network; null where there is none.</param>
    /// <exception cref="BadDataException">Something is missing; says what.</exception>
    public static void Check(Recipe recipe, IFaceSource source, Teacher? teacher)
    {
        if (teacher is null && source.TeacherEmbeddings is null && recipe.Stages.Any(stage => Objective.Distils(stage, _ => true)))
        {
            throw new BadDataException(
                source.Name, "there is no teacher to distil from: name a model as 'teacher', or its stored embeddings in the data.");
        }

        if (recipe.Stages.Any(stage => Objective.Distils(stage, LossFamilies.ComparesScores))) CheckClasses(source, teacher!);
        if (source.People.Count < PeopleForAdaCos && recipe.Stages.Any(stage => stage.Loss.Name is LossKind.Adacos))
        {
            throw new BadDataException(source.Name, $"adacos needs {PeopleForAdaCos} people at least, there are {source.People.Count}.");
        }
    }

    // The teacher's classes must be the data set's, each in its place.
    private static void CheckClasses(IFaceSource source, Teacher teacher)
    {
        var people = source.People;
        if (teacher.Classes != people.Count)
        {
            throw new BadDataException(teacher.File, teacher.HasCentres
                ? $"this teacher tells {teacher.Classes} people apart, the data set shows {people.Count}; distillkl compares them one by one."
                : $"the {teacher.Classes} outputs of this teacher are no scores of {people.Count} people; distillkl needs a run folder or checkpoint, which has class centres.");
        }

        if (!Directory.Exists(teacher.File) || !File.Exists(new RunFolder(teacher.File).People)) return;
        foreach (var (known, (place, shown)) in File.ReadLines(new RunFolder(teacher.File).People).Zip(people.Index()))
        {
            if (known == shown) continue;
            throw new BadDataException(teacher.File, $"this teacher's class {place} is '{known}', the data set's '{shown}'; distillkl compares the same people.");
        }
    }
}
