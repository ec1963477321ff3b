using GhostFaceNets.Cli.Commands.Recipes;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Cli.Tests.Recipes;

public sealed class RecipeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_terminal_options_and_defaults_make_a_recipe_that_can_be_read()
    {
        var file = _folder["mine.yaml"];
        (await Run("new", file, "--data", "people's faces", "--loss", "cosface", "--width", "0.5", "--epochs", "4", "--quiet")).ShouldBe(ExitCode.Done);
        var recipe = RecipeFile.Read(file);
        recipe.Data.Folder.ShouldBe("people's faces");
        recipe.Evaluation.ShouldBeEmpty();
        (recipe.Model.Architecture, recipe.Model.Width, recipe.Model.Stride, recipe.BatchSize).ShouldBe(("ghostfacenetv1", 0.5, 2, 128));
        recipe.Stages.Select(stage => (stage.Loss.Name, stage.Epochs)).ShouldBe([(LossKind.Cosface, 2), (LossKind.Cosface, 2)]);
        File.ReadAllText(file).ShouldContain("# Multiplies the channels");
    }

    [Theory]
    [InlineData("records.rec", true)]
    [InlineData("packed", true)]
    [InlineData("people", false)]
    public void Data_of_either_kind_are_told_apart(string data, bool isRecords)
    {
        Directory.CreateDirectory(_folder["packed"]);
        File.WriteAllText(_folder["packed", "train.rec"], "");
        var yaml = new RecipeAnswers(_folder[data], _folder["lfw.bin"], "ghostfacenetv2", 1, 1, "arcface", 30, 64).ToYaml();
        var recipe = RecipeFile.Parse("new.yaml", yaml, []);
        (recipe.Data.Records, recipe.Data.Folder).ShouldBe(isRecords ? (_folder[data], null) : (null, _folder[data]));
        recipe.Evaluation.ShouldHaveSingleItem().Title.ShouldBe("lfw");
        recipe.Stages.Sum(stage => stage.Epochs).ShouldBe(30);
    }

    [Fact]
    public async Task A_file_that_is_there_stays()
    {
        await File.WriteAllTextAsync(_folder["mine.yaml"], "mine", TestContext.Current.CancellationToken);
        (await Run("new", _folder["mine.yaml"])).ShouldBe(ExitCode.WrongUsage);
        (await File.ReadAllTextAsync(_folder["mine.yaml"], TestContext.Current.CancellationToken)).ShouldBe("mine");
    }

    [Fact]
    public async Task Answers_out_of_range_write_nothing()
    {
        (await Run("new", _folder["mine.yaml"], "--width", "90")).ShouldBe(ExitCode.BadData);
        (await Run("new", _folder["mine.yaml"], "--epochs", "1")).ShouldBe(ExitCode.WrongUsage);
        File.Exists(_folder["mine.yaml"]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_schema_is_written_where_it_is_wanted()
    {
        (await Run("schema", _folder["s.json"], "--quiet")).ShouldBe(ExitCode.Done);
        (await File.ReadAllTextAsync(_folder["s.json"], TestContext.Current.CancellationToken)).ShouldBe(RecipeSchema.Write());
    }

    private static Task<int> Run(params string[] arguments) =>
        RecipeCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}
