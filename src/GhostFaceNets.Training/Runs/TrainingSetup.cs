using GhostFaceNets.Files;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Runs;

/// <summary>All that stays the same while a run trains: opened and checked before the first batch.</summary>
internal sealed class TrainingSetup
{
    private const int CoresPerDecoder = 4;

    private readonly IFaceSource _source;

    private TrainingSetup(Recipe recipe, RunFolder folder, TrainerOptions options)
    {
        (Recipe, Folder) = (recipe, folder);
        TorchRuntime.Start();
        TorchDevices.Parse(recipe.Device);
        _source = RecipeData.Source(recipe.Data);
        Evaluation = new Evaluation(recipe.Evaluation, recipe.Device, Threads);
        Model = StartingModel.Of(recipe);
        var most = Array.MaxLength / (3 * InputSize * InputSize);
        if (recipe.BatchSize > most) throw new BadDataException("recipe", $"'batch_size' is {recipe.BatchSize}; a batch holds {most} pictures of {InputSize} x {InputSize} at most.");
        Miner = RecipeData.Miner(recipe, _source, Reading);
        Plan = new TrainingPlan(recipe, Miner is { } miner ? 3 * miner.Anchors / recipe.BatchSize : RecipeData.Sampler(recipe, _source).Steps);
        Teacher = recipe.Teacher is { } teacher
            ? Runs.Teacher.Open(teacher, InputSize, TorchDevices.Parse(recipe.Device), recipe.Stages.Any(stage => Objective.Distils(stage, LossFamilies.ComparesScores)))
            : null;
        StageChecks.Check(recipe, _source, Teacher);
        Options = options;
    }

    public Recipe Recipe { get; }

    /// <summary>The data set as errors and model cards name it.</summary>
    public string DataName => _source.Name;

    /// <summary>The number of people.</summary>
    public int People => _source.People.Count;

    /// <summary>The number of pictures.</summary>
    public int Images => _source.Count;

    /// <summary>What models and checkpoints take at most.</summary>
    public long DiskBytes => DiskNeed.Of(Recipe, Model.Network, People);

    public RunFolder Folder { get; }

    public TrainerOptions Options { get; }

    public TrainingPlan Plan { get; }

    public Evaluation Evaluation { get; }

    /// <summary>The model before training.</summary>
    public FaceModel Model { get; }

    /// <summary>Run beside the network; null where there is none.</summary>
    public Teacher? Teacher { get; }

    /// <summary>Finds the triplets of each epoch; null unless the recipe has them mined.</summary>
    public TripletMiner? Miner { get; }

    /// <summary>Side of its square input.</summary>
    public int InputSize => Model.Card.InputSize;

    /// <summary>Threads of the network.</summary>
    public int Threads => Recipe.Threads > 0 ? Recipe.Threads : Environment.ProcessorCount;

    /// <summary>Everything opened and checked, and no folder to write to.</summary>
    public static TrainingSetup ForTrial(Recipe recipe) => new(recipe, new RunFolder(""), new());

    /// <summary>A run in a folder without one.</summary>
    public static TrainingSetup New(Recipe recipe, RunFolder folder, TrainerOptions options)
    {
        var setup = new TrainingSetup(recipe, folder, Logged(options, folder));
        folder.Prepare(setup.DiskBytes);
        AtomicFile.WriteText(folder.People, string.Concat(setup._source.People.Select(person => person + "\n")));
        if (setup._source is IStoredSource files) FolderList.Write(folder.Files, files.Files);

        // Last: with the recipe there, the folder holds a run.
        AtomicFile.WriteText(folder.Recipe, RecipeFile.Write(recipe));
        return setup;
    }

    /// <summary>A run that began earlier.</summary>
    public static TrainingSetup Existing(Recipe recipe, RunFolder folder, TrainerOptions options)
    {
        CheckRecipe(folder.Recipe, RecipeFile.Read(folder.Recipe), recipe);
        var setup = new TrainingSetup(recipe, folder, Logged(options, folder));
        folder.Prepare(setup.DiskBytes);
        if (setup._source is IStoredSource files && FolderList.Difference(FolderList.Read(folder.Files), files.Files) is { } difference)
        {
            throw new BadDataException(
                files.Name, $"the pictures are no longer those that the run in {folder.Path} began with: {difference}. Restore them, or begin another run.");
        }

        return setup;
    }

    /// <summary>The state of a run before its first batch.</summary>
    public TrainingState Begin()
    {
        var state = new TrainingState(Recipe, Plan, Model.Network, _source.People.Count, MappedSize, new TrainingPosition());
        if (!Recipe.Model.KeepHead) return state;
        var checkpoint = Checkpoint.Read(Checkpoint.Find(Recipe.Model.From!));
        // It may come from a device that is not here.
        using var before = new TrainingState(
            checkpoint.Recipe with { Device = Recipe.Device }, new TrainingPlan(checkpoint.Recipe, 1), checkpoint.Network, _source.People.Count, checkpoint.MappedTeacherSize, checkpoint.Position);
        checkpoint.LoadInto(before);
        foreach (var dropped in state.Continue(before))
        {
            foreach (var observer in Options.Observers) observer.OnRemark($"not kept: {dropped}");
        }

        return state;
    }

    /// <summary>The state that was saved last; the first one where none was saved.</summary>
    public TrainingState GoOn()
    {
        if (Folder.CheckpointFiles is not [.., var latest]) return Begin();
        var checkpoint = Checkpoint.Read(latest);
        CheckRecipe(latest, checkpoint.Recipe, Recipe);
        var state = new TrainingState(Recipe, Plan, checkpoint.Network, _source.People.Count, MappedSize, checkpoint.Position);
        checkpoint.LoadInto(state);
        return state;
    }

    /// <summary>Opens the pictures from a place on, to the end of the run.</summary>
    public BatchLoader OpenLoader(TrainingPosition position) =>
        new(_source, RecipeData.Sampler(Recipe, _source), Reading, (position.Epoch, position.Step), Plan.Epochs);

    /// <summary>Opens the pictures of mined triplets from a place on, to the end of the epoch.</summary>
    public BatchLoader OpenLoader(TrainingPosition position, IReadOnlyList<int> triplets) => new(
        _source,
        new TripletSampler(_source, triplets, Recipe.BatchSize, Recipe.Seed, Plan.Steps),
        Reading,
        (position.Epoch, position.Step),
        position.Epoch + 1);

    /// <summary>A miner that looks at few pictures, for a trial; null unless the recipe has triplets mined.</summary>
    public TripletMiner? SmallMiner(int samples) => Miner is null ? null : new(_source, Reading, Math.Min(samples, Miner.Anchors));

    private LoaderOptions Reading => new(
        InputSize,
        Recipe.Seed,
        RecipeAugmentation.Of(Recipe.Augmentation),
        Recipe.Data.BrokenPictures,
        Recipe.DecoderThreads > 0 ? Recipe.DecoderThreads : Math.Max(1, Environment.ProcessorCount / CoresPerDecoder));

    // Only losses over embeddings need them of one size.
    private int? MappedSize => Recipe.Stages.Any(stage => Objective.Distils(stage, kind => !kind.ComparesScores()))
        ? Teacher?.EmbeddingSize ?? _source.TeacherEmbeddings?.Size
        : null;

    private static TrainerOptions Logged(TrainerOptions options, RunFolder folder) =>
        options with { Observers = [.. options.Observers, new RunLog(folder.Log, options.Time)] };

    private static void CheckRecipe(string file, Recipe before, Recipe now)
    {
        var changes = RecipeDifference.Between(before, now);
        if (changes.Count > 0)
        {
            throw new BadDataException(file, $"the run was begun with another recipe; what changed: {string.Join("; ", changes)}.");
        }
    }
}
