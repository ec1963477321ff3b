using System.Text.Json;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Tests.Recipes;

public class ShippedRecipesTests
{
    private const string SchemaName = "recipe.schema.json";
    private static readonly string s_folder = Path.Combine(SharedFolder.Root, "recipes");

    public static TheoryData<string> Names { get; } = [.. Directory.GetFiles(s_folder, "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recipe_that_comes_along_can_be_read_and_names_its_schema(string name)
    {
        var file = Path.Combine(s_folder, name);
        RecipeFile.Read(file).Stages.ShouldNotBeEmpty();
        File.ReadLines(file).First().ShouldBe($"# yaml-language-server: $schema={SchemaName}");
    }

    /// <summary>The two tables of the original README, rows that occur twice counted once, and a second run for each of sub-centres.</summary>
    [Fact]
    public void Every_published_experiment_has_a_recipe_that_is_called_by_what_it_says()
    {
        var published = Names.Select(row => (string)row.Data).Where(name => name.StartsWith('v')).ToArray();
        published.Length.ShouldBe(31 + 4);
        foreach (var name in published)
        {
            var recipe = RecipeFile.Read(Path.Combine(s_folder, name));
            var parts = Path.GetFileNameWithoutExtension(name).Split('-');
            var (stage, clean) = (recipe.Stages[^1], parts[^1] == "clean");
            FormattableString.Invariant($"v{recipe.Model.Architecture[^1]}-w{recipe.Model.Width}-s{recipe.Model.Stride}").ShouldBe(string.Join('-', parts[..3]));
            stage.Loss.Name.ShouldBe(parts[3] == "cosface" ? LossKind.Cosface : LossKind.Arcface);
            recipe.Stages.ShouldAllBe(each => each.SubCentres == (parts[3] == "subcenter" && !clean ? 3 : 1));
            (recipe.Data.Records ?? recipe.Data.Folder).ShouldBe(clean ? "datasets/faces_emore_clean" : parts[4] == "ms1mv3" ? "datasets/ms1m-retinaface-t1" : "datasets/faces_emore");
        }
    }

    [Fact]
    public void The_schema_that_comes_along_describes_the_keys_there_are() =>
        File.ReadAllText(Path.Combine(s_folder, SchemaName)).ShouldBe(
            RecipeSchema.Write(), $"after a change of keys: ./ghostface recipe schema recipes/{SchemaName}");

    [Fact]
    public void The_schema_knows_ranges_words_comments_and_what_is_required()
    {
        var schema = JsonDocument.Parse(RecipeSchema.Write()).RootElement;
        schema.GetProperty("required").EnumerateArray().Select(key => key.GetString()).ShouldBe(["data", "stages"]);
        var batch = schema.GetProperty("properties").GetProperty("batch_size");
        (batch.GetProperty("minimum").GetInt32(), batch.GetProperty("default").GetInt32()).ShouldBe((2, 128));
        batch.GetProperty("description").GetString().ShouldBe("Pictures in a batch.");
        var loss = schema.GetProperty("definitions").GetProperty("LossRecipe").GetProperty("properties").GetProperty("name").GetProperty("enum");
        loss.EnumerateArray().Select(word => word.GetString()).ShouldContain("cosface");
    }
}
