using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Evaluation.Ijb;

public class GallerySearchTests
{
    // Gallery: persons 1 and 2 on the axes. Probes: of person 1 near it, far from it, and nearer to person 2; two strangers.
    private static readonly Embeddings Templates = new(7, 2, [1, 0, 0, 1, 0.9f, 0.1f, 0.5f, 0.2f, 0.2f, 0.3f, 0.8f, 0, 0, 0.4f]);
    private static readonly SubjectTemplates Gallery = new([0, 1], [1, 2]);
    private static readonly SubjectTemplates Probes = new([2, 3, 4, 5, 6], [1, 1, 1, 8, 9]);

    [Fact]
    public void Ranks_and_rates_are_those_counted_by_hand()
    {
        var search = GallerySearch.Of(Templates, Gallery, Probes, TestContext.Current.CancellationToken);
        (search.Mated, search.NonMated).ShouldBe((3, 2));
        search.Ranks.ShouldBe([1, 1, 2, 0, 0]);
        (search.Top(1), search.Top(5)).ShouldBe((2.0 / 3, 1));
        // No stranger may be named: only .9 lies above .8. One of two may: above .4 there are .9 and .5. All may: whoever comes first.
        (search.TpirAt(0.1), search.TpirAt(0.5), search.TpirAt(1)).ShouldBe((1.0 / 3, 2.0 / 3, 2.0 / 3));
        // The reference's threshold is the first stranger's score for one of two as for none.
        (search.ReferenceTpirAt(0.1), search.ReferenceTpirAt(0.5), search.ReferenceTpirAt(1)).ShouldBe((1.0 / 3, 1.0 / 3, 2.0 / 3));
        search.ReferenceThresholdAt(0.5).ShouldBe(0.8f);
    }

    [Fact]
    public void A_mate_that_ties_with_another_person_does_not_come_first()
    {
        var search = GallerySearch.Of(new Embeddings(3, 1, [1, 1, 1]), new([0, 1], [1, 2]), new([2], [2]), TestContext.Current.CancellationToken);
        search.Ranks.ShouldBe([2]);
    }

    [Fact]
    public void Several_templates_of_a_person_do_not_compete_with_each_other()
    {
        var search = GallerySearch.Of(new Embeddings(4, 1, [0.2f, 0.9f, 0.5f, 1]), new([0, 1, 2], [1, 1, 2]), new([3], [1]), TestContext.Current.CancellationToken);
        search.Ranks.ShouldBe([1]);
    }

    [Fact]
    public void Without_strangers_or_mates_rates_are_still_defined()
    {
        GallerySearch.Of(Templates, Gallery, new([2], [1]), TestContext.Current.CancellationToken).TpirAt(1e-4).ShouldBe(1);
        var strangers = GallerySearch.Of(Templates, Gallery, new([5], [8]), TestContext.Current.CancellationToken);
        (strangers.Top(1), strangers.TpirAt(1), strangers.ReferenceTpirAt(1)).ShouldBe((0, 0, 0));
    }
}
