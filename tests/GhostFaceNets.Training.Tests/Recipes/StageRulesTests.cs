using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Tests.Recipes;

public class StageRulesTests
{
    [Theory]
    [InlineData("stages=[{loss: {name: cosface, angle_factor: 2}, epochs: 1}]", "'stages.0.loss.angle_factor' is no key of 'cosface'; it takes scale, margin, label_smoothing.")]
    [InlineData("stages=[{loss: {name: distillcosine, margin: 1}, epochs: 1}]", "'stages.0.loss.margin' is no key of 'distillcosine'; it takes none.")]
    [InlineData("stages=[{loss: {name: airface, form: cosine}, epochs: 1}]", "'stages.0.loss.form' is 'cosine', which only 'magface' has.")]
    [InlineData("stages=[{loss: softmax, epochs: 1, sub_centres: 3}]", "'stages.0.sub_centres' needs a loss over cosines; 'softmax' is none.")]
    [InlineData("stages=[{loss: center, epochs: 1, head_only: true}]", "'stages.0.head_only' needs a loss with a head; 'center' has none.")]
    [InlineData("stages=[{loss: arcface, epochs: 1, triplet: 1}]", "the triplet loss of 'stages.0' needs 'data.sampling.name: groups'.")]
    [InlineData("stages=[{loss: arcface, epochs: 1, center: {weight: 1, loss: distillcosine}}]", "'stages.0.center.loss' is 'distillcosine', which is of another kind.")]
    [InlineData("stages=[{loss: arcface, epochs: 1, centre: 1}]", "--set: there is no key 'centre' in 'stages.0'; did you mean 'center'?")]
    [InlineData("optimizer={name: sgd, decay: 0.1}", "'optimizer.decay' is decoupled decay, which 'sgd' does not have; name sgdw or adamw, or use 'weight_decay'.")]
    [InlineData("schedule={name: listed, epochs: [3, 6]}", "'schedule.decay', the factor at each listed epoch, is missing.")]
    [InlineData("schedule={name: listed, decay: 0.1}", "'schedule.epochs' goes with 'schedule.name: listed', which needs it.")]
    [InlineData("schedule={name: listed, decay: 0.1, epochs: [-1]}", "--set: 'schedule.epochs.0' is '-1', expected a whole number from 0 to 100000.")]
    [InlineData("stages=[{loss: tripletoffline, epochs: 1}]", "the offline triplet loss of 'stages.0' needs 'data.sampling.name: mined'.")]
    [InlineData("stages=[{loss: {name: marginsoftmax, on_logits: true, power: 1.5}, epochs: 1}]", "'stages.0.loss.power' must be a whole number with 'on_logits': scores may be negative.")]
    [InlineData("stages=[{loss: {name: softmax, on_logits: true}, epochs: 1}]", "'stages.0.loss.on_logits' is no key of 'softmax'; it takes label_smoothing.")]
    [InlineData("stages=[{loss: distillkl, epochs: 1}]", "'distillkl' of 'stages.0' needs 'teacher', a run folder or checkpoint with class centres.")]
    [InlineData("stages=[{loss: {name: magface, longest_norm: 10}, epochs: 1}]", "'stages.0.loss.longest_norm' must be above 'shortest_norm': 10 is not above 10.")]
    [InlineData("schedule={base: 0, minimum: 0}", "'schedule.base' is 0, at which nothing is learnt.")]
    [InlineData("model.keep_head=true", "'model.keep_head' needs 'model.from', a checkpoint or run folder.")]
    public void Keys_that_do_not_go_together_are_named(string text, string problem) =>
        Should.Throw<BadDataException>(() => Parse(text)).Problem.ShouldBe(problem);

    [Fact]
    public void Losses_that_take_no_mixed_pictures_say_so() =>
        Should.Throw<BadDataException>(() => Parse("augmentation.mixup=0.4", "stages.0.loss=curricularface"))
            .Problem.ShouldBe("'augmentation.mixup' does not go with the losses of 'stages.0'.");

    [Theory]
    [InlineData("batch_size=128", "'batch_size' must be a multiple of 3 with 'data.sampling.name: mined': batches hold whole triplets.")]
    [InlineData("data.sampling.samples=12", "'data.sampling.samples' goes with 'data.sampling.name: mined', and holds a batch at least.")]
    [InlineData("stages.0.triplet=1", "the triplet loss of 'stages.0' needs 'data.sampling.name: groups'.")]
    public void Mined_batches_hold_whole_triplets_of_losses_that_take_them(string text, string problem) =>
        Should.Throw<BadDataException>(() => Parse("batch_size=96", "data={folder: a, sampling: {name: mined}}", text)).Problem.ShouldBe(problem);

    [Theory]
    [InlineData("stages.0={loss: softmax, epochs: 1, distill: {weight: 1, loss: distillkl}}", "'stages.0.distill.loss' is 'distillkl', which needs a loss over cosines; 'softmax' is none.")]
    [InlineData("classifier=sampled", "'distillkl' of 'stages.0' compares all classes: 'classifier' must be 'full', and 'data.sampling.name' not 'parts'.")]
    public void Class_probabilities_are_compared_class_by_class(string text, string problem) =>
        Should.Throw<BadDataException>(() => Parse("teacher=runs/t", "stages.0.loss=distillkl", text)).Problem.ShouldBe(problem);

    [Fact]
    public void A_weight_of_zero_detaches_a_loss()
    {
        Parse("stages.0.center=0").Stages[0].Attached.ShouldBeEmpty();
        Parse("stages.0.center=0.5").Stages[0].Attached.ShouldHaveSingleItem().Loss.Name.ShouldBe(LossKind.Center);
    }

    [Fact]
    public void Alpha_is_the_margin_of_an_attached_triplet_loss_that_names_none()
    {
        var stage = Parse("data={folder: a, sampling: groups}", "stages.0={loss: arcface, epochs: 1, alpha: 0.2, triplet: 5}").Stages[0];
        stage.Attached.ShouldHaveSingleItem().ShouldBe(("triplet", 5, new LossRecipe { Name = LossKind.TripletHard, Margin = 0.2 }));
    }

    private static Recipe Parse(params string[] overrides) =>
        RecipeFile.Parse("r.yaml", "data: faces\nstages: [{loss: arcface, epochs: 1}]", overrides);
}
