using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>Whether a data set has what the stages of a recipe need.</summary>
internal static class StageChecks
{
    private const int PeopleForAdaCos = 3;

    /// <summary>Checks all stages before the first batch.</summary>
    /// <exception cref="BadDataException">Something is missing; says what.</exception>
    public static void Check(Recipe recipe, string data, int people, int? teacherSize)
    {
        if (teacherSize is null && recipe.Stages.Any(Objective.NeedsTeacher))
        {
            throw new BadDataException(data, "there is no teacher to distil from: name a model as 'teacher', or its stored embeddings in the data.");
        }

        if (people < PeopleForAdaCos && recipe.Stages.Any(stage => stage.Loss.Name is LossKind.Adacos))
        {
            throw new BadDataException(data, $"adacos needs {PeopleForAdaCos} people at least, there are {people}.");
        }
    }
}
