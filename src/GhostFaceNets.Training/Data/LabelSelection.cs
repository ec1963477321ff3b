using System.Globalization;

namespace GhostFaceNets.Training.Data;

/// <summary>Which pictures of a list of labelled ones are kept, and what their classes are: the places of their labels
/// among those kept, in ascending order, so that 2 comes before 10.</summary>
internal sealed class LabelSelection
{
    /// <summary>Selects.</summary>
    /// <param name="name">The data set as errors name it.</param>
    /// <param name="labels">The label of each picture.</param>
    /// <param name="imagesPerPerson">People with fewer pictures are left out; 0 keeps all.</param>
    /// <exception cref="BadDataException">Fewer than two people are left.</exception>
    public LabelSelection(string name, IReadOnlyList<int> labels, int imagesPerPerson)
    {
        var kept = labels.CountBy(label => label).Where(person => person.Value >= imagesPerPerson).Select(person => person.Key).Order().ToArray();
        if (kept.Length < 2)
        {
            throw new BadDataException(name, $"holds {kept.Length} people with {Math.Max(1, imagesPerPerson)} pictures or more; training tells people apart and needs two at least.");
        }

        var classes = kept.Index().ToDictionary(person => person.Item, person => person.Index);
        Pictures = [.. Enumerable.Range(0, labels.Count).Where(index => classes.ContainsKey(labels[index]))];
        Classes = [.. Pictures.Select(index => classes[labels[index]])];
        People = [.. kept.Select(label => label.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The pictures kept, as places in the list.</summary>
    public int[] Pictures { get; }

    /// <summary>The class of each picture kept.</summary>
    public int[] Classes { get; }

    /// <summary>The label of each class, as text.</summary>
    public IReadOnlyList<string> People { get; }
}
