using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Tests.Recipes;

public class RecipeFileTests
{
    private const string Small = """
        data: faces
        model:
          width: 0.5
        schedule:
          base: 0.1
        stages:
          - loss: arcface
            epochs: 2
          - loss: {name: cosface, margin: 0.4}
            epochs: 3
        """;

    [Fact]
    public void A_single_value_stands_for_the_first_key()
    {
        var recipe = Parse(Small);
        recipe.Data.Folder.ShouldBe("faces");
        recipe.Stages[0].Loss.Name.ShouldBe(LossKind.Arcface);
        recipe.Stages[1].Loss.Margin.ShouldBe(0.4);
    }

    [Fact]
    public void A_misspelt_key_is_named_with_its_line_and_the_nearest_right_one() =>
        Problem(Small.Replace("width", "widht", StringComparison.Ordinal)).ShouldBe("line 3: there is no key 'widht' in 'model'; did you mean 'width'?");

    [Fact]
    public void A_key_that_resembles_none_lists_those_there_are() =>
        Problem(Small.Replace("base", "zzzzzzzz", StringComparison.Ordinal)).ShouldContain("the keys are name, base, minimum");

    [Theory]
    [InlineData("model.width=20", "--set: 'model.width' is '20', expected a number from 0.1 to 8.")]
    [InlineData("stages.0.epochs=0", "--set: 'stages.0.epochs' is '0', expected a whole number from 1 to 100000.")]
    [InlineData("stages.0.epochs=1.5", "--set: 'stages.0.epochs' is '1.5', expected a whole number from 1 to 100000.")]
    [InlineData("schedule.base=nan", "--set: 'schedule.base' is 'nan', expected a number from 0 to 1000.")]
    [InlineData("model.stride=3", "--set: 'model.stride' is '3', expected a whole number from 1 to 2.")]
    [InlineData("optimizer=adan", "--set: 'optimizer.name' is 'adan', expected sgd, sgdw, adam, adamw, radam, ranger.")]
    [InlineData("augmentation.level=11", "--set: 'augmentation.level' is '11', expected a whole number from 0 to 10.")]
    [InlineData("augmentation.mixup=1.5", "--set: 'augmentation.mixup' is '1.5', expected a number from 0 to 1.")]
    [InlineData("augmentation.mask=-1", "--set: 'augmentation.mask' is '-1', expected a number from 0 to 1.")]
    [InlineData("augmentation.magnitude=11", "--set: 'augmentation.magnitude' is '11', expected a number from 0 to 10.")]
    [InlineData("augmentation.layers=0", "--set: 'augmentation.layers' is '0', expected a whole number from 1 to 10.")]
    [InlineData("augmentation.policy=rand", "--set: 'augmentation.policy' is 'rand', expected none, randaugment, referencerandaugment, autoaugment.")]
    [InlineData("augmentation={level: 1, policy: randaugment}", "'augmentation' takes either 'level' or 'policy'.")]
    [InlineData("data={folder: a, sampling: {group_size: 3}}", "--set: 'data.sampling.group_size' is '3', expected a whole number from 4 to 1000.")]
    [InlineData("data={folder: a, sampling: {parts: 0}}", "--set: 'data.sampling.parts' is '0', expected a whole number from 1 to 10000.")]
    [InlineData("data={folder: a, sampling: {name: groups, group_size: 5}}", "'batch_size' must hold two whole groups of 'data.sampling.group_size' pictures or more, and nothing beside.")]
    [InlineData("augmentation.flip=maybe", "--set: 'augmentation.flip' is 'maybe', expected true or false.")]
    [InlineData("schedle.base=1", "--set: there is no key 'schedle'; did you mean 'schedule'?")]
    [InlineData("stages.7.epochs=1", "--set stages.7.epochs=1: '7' is no entry of a list of 2; they count from 0.")]
    [InlineData("nonsense", "--set nonsense: expected key=value, e.g. schedule.base=0.05.")]
    [InlineData("stages=3", "--set: 'stages' takes a list: one '- …' per entry.")]
    public void A_wrong_override_says_what_was_expected(string text, string problem) =>
        Should.Throw<BadDataException>(() => RecipeFile.Parse("r.yaml", Small, [text])).Problem.ShouldBe(problem);

    [Fact]
    public void Overrides_replace_and_add_values()
    {
        var recipe = RecipeFile.Parse("r.yaml", Small, ["stages.1.epochs=7", "optimizer.momentum=0.8", "data={folder: other, broken_pictures: skip}"]);
        recipe.Stages[1].Epochs.ShouldBe(7);
        recipe.Optimizer.Momentum.ShouldBe(0.8);
        recipe.Data.Folder.ShouldBe("other");
        recipe.Data.BrokenPictures.ShouldBe(BrokenPicturePolicy.Skip);
    }

    [Theory]
    [InlineData("stages: []", "'data' is missing")]
    [InlineData("data: a", "'stages' is missing")]
    [InlineData("data: {folder: a, embeddings: t.npz}\naugmentation: {mixup: 0.2}\nstages: [{loss: arcface, epochs: 1}]", "'augmentation.mixup' mixes pictures")]
    [InlineData("data: a\nstages: []", "'stages' is empty")]
    [InlineData("data: {}\nstages: [{loss: arcface, epochs: 1}]", "either 'folder', 'records', 'list' or 'synthetic'")]
    [InlineData("data: a\nstages: [{loss: arcface}]", "'stages.0.epochs' is missing")]
    [InlineData("data: a\nstages: [{loss: , epochs: 1}]", "'stages.0.loss' is missing")]
    [InlineData("data: a\nevaluation: [{pairs: p.txt}]\nstages: [{loss: arcface, epochs: 1}]", "'evaluation.0' takes either 'bin', or 'pairs' and 'images'")]
    [InlineData("data: a\nevaluation: [{name: x}]\nstages: [{loss: arcface, epochs: 1}]", "'evaluation.0' takes")]
    [InlineData("data: a\ndata: b", "line 2")]
    [InlineData("data: [", "this is no YAML")]
    [InlineData("- a", "takes keys with values")]
    [InlineData("data: a\nevaluation: [x/loss.bin]\nstages: [{loss: arcface, epochs: 1}]", "'evaluation.0' is called 'loss'")]
    [InlineData("data: a\nevaluation: [{name: center_loss, bin: a.bin}]\nstages: [{loss: arcface, epochs: 1}]", "'evaluation.0' is called 'center_loss'")]
    [InlineData("data: a\nevaluation: [x/a.bin, y/a.bin]\nstages: [{loss: arcface, epochs: 1}]", "'evaluation.1' is called 'a'")]
    public void A_recipe_that_cannot_be_run_says_why(string yaml, string problem) => Problem(yaml).ShouldContain(problem);

    [Fact]
    public void A_written_recipe_reads_back_the_same()
    {
        var yaml = RecipeFile.Write(Parse(Small));
        RecipeFile.Write(Parse(yaml)).ShouldBe(yaml);
        RecipeDifference.Between(Parse(Small), Parse(yaml)).ShouldBeEmpty();
    }

    [Fact]
    public void A_changed_recipe_is_described_key_by_key_and_what_learns_nothing_may_change()
    {
        var changed = RecipeFile.Parse("r.yaml", Small, ["schedule.base=0.05", "stages.1.loss.margin=0.35", "threads=1", "checkpoints.keep=9"]);
        RecipeDifference.Between(Parse(Small), changed).ShouldBe(["schedule.base: 0.1 -> 0.05", "stages.1.loss.margin: 0.4 -> 0.35"]);
    }

    [Fact]
    public void An_absent_recipe_is_named() =>
        Should.Throw<BadDataException>(() => RecipeFile.Read("no/such.yaml")).File.ShouldBe("no/such.yaml");

    private static Recipe Parse(string yaml) => RecipeFile.Parse("r.yaml", yaml, []);

    private static string Problem(string yaml) => Should.Throw<BadDataException>(() => Parse(yaml)).Problem;
}
